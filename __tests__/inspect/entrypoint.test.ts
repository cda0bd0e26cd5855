/** The program that an image starts, and the processor it is built for, by what the image's files begin with. */
import { describe, expect, test } from '@jest/globals'
import { entrypointOf } from '../../src/inspect/entrypoint.ts'
import { elf } from '../support/elf.ts'

const ARM64 = elf(183)
const AMD64 = elf(62)
const script = (line: string) => Buffer.from(`${line}\necho hello\n`).subarray(0, 64)

interface Given {
  Entrypoint?: string[]
  Cmd?: string[]
  Env?: string[]
  WorkingDir?: string
}

const started = (config: Given, files: Record<string, Buffer>) =>
  entrypointOf({ config }, (path) => files[path] ?? null)

describe('the program', () => {
  test.each<[string, Given, Record<string, Buffer>, string]>([
    [
      'of the ENTRYPOINT',
      { Entrypoint: ['/app'], Cmd: ['/other'] },
      { '/app': ARM64, '/other': AMD64 },
      '/app',
    ],
    ['of the CMD', { Cmd: ['/app', 'x'] }, { '/app': ARM64 }, '/app'],
    ['of the shell form', { Cmd: ['/bin/sh', '-c', 'app'] }, { '/bin/sh': ARM64 }, '/bin/sh'],
    [
      'from the working directory',
      { Cmd: ['./app'], WorkingDir: '/srv/x' },
      { '/srv/x/app': ARM64 },
      '/srv/x/app',
    ],
    ['from the root without one', { Cmd: ['bin/app'] }, { '/bin/app': ARM64 }, '/bin/app'],
    [
      'on the image’s PATH, the first that is there',
      { Cmd: ['app'], Env: ['PATH=/opt/a:/opt/b:/opt/c'] },
      { '/opt/b/app': ARM64, '/opt/c/app': AMD64, '/usr/bin/app': AMD64 },
      '/opt/b/app',
    ],
    ['on the usual PATH', { Cmd: ['app'] }, { '/usr/local/bin/app': ARM64 }, '/usr/local/bin/app'],
  ])('%s', (_, config, files, path) => {
    expect(started(config, files)).toEqual({ path, architecture: 'arm64' })
  })

  test.each<[string, Given, Record<string, Buffer>]>([
    ['none is named', {}, { '/app': ARM64 }],
    ['it is empty', { Entrypoint: [''] }, { '/': ARM64 }],
    ['it is not there', { Cmd: ['/app'] }, {}],
    ['it is neither program nor script', { Cmd: ['/app'] }, { '/app': Buffer.from('hello') }],
    ['its header is cut off', { Cmd: ['/app'] }, { '/app': ARM64.subarray(0, 10) }],
  ])('is unknown where %s', (_, config, files) => expect(started(config, files)).toBeNull())

  test.each([null, [], 'x', { config: { Entrypoint: 'sh', Env: 7 } }])('of %j is none', (config) =>
    expect(entrypointOf(config, () => ARM64)).toBeNull(),
  )
})

describe('a script is its interpreter’s', () => {
  const files = { '/usr/bin/env': AMD64, '/usr/bin/python3': ARM64, '/bin/sh': ARM64 }
  test.each([
    ['#!/bin/sh', 'arm64'],
    ['#! /bin/sh -e', 'arm64'],
    ['#!/bin/sh\r', 'arm64'],
    ['#!/usr/bin/env python3', 'arm64'],
    ['#!/usr/bin/env -S python3 -u', 'arm64'],
    ['#!/usr/bin/env LANG=C python3', 'arm64'],
    ['#!/usr/bin/env', 'amd64'],
    ['#!/usr/bin/env perl', null],
    ['#!/opt/gone', null],
    ['#!', null],
    [`#!/${'long/'.repeat(20)}name`, null],
  ])('%j', (line, architecture) => {
    const found = started({ Cmd: ['/start'] }, { ...files, '/start': script(line) })
    expect(found).toEqual(architecture === null ? null : { path: '/start', architecture })
  })

  test('through scripts of scripts, but not for ever', () => {
    const chain = { '/1': script('#!/2'), '/2': script('#!/3'), '/3': script('#!/bin/sh'), '/bin/sh': ARM64 }
    expect(started({ Cmd: ['/1'] }, chain)).toEqual({ path: '/1', architecture: 'arm64' })
    expect(started({ Cmd: ['/1'] }, { '/1': script('#!/1') })).toBeNull()
  })
})

test('a PATH without end is not searched to its end', () => {
  const asked: string[] = []
  const Env = [`PATH=${'/x:'.repeat(100_000)}`]
  entrypointOf({ config: { Cmd: ['app'], Env } }, (path) => (asked.push(path), null))
  expect(asked.length).toBeLessThan(1000)
})
