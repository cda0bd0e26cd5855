import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { argsOfFrom, readDockerfile, titleOf, type Dockerfile } from '../../../src/build/dockerfile/index.ts'
import type { Platform } from '../../../src/core/schema.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

interface Given {
  target?: string
  args?: Record<string, string>
  platform?: Platform
}

function read(text: string, { target, args = {}, platform }: Given = {}): Dockerfile {
  return readDockerfile(text, {
    file: 'app/Dockerfile',
    target: target ?? null,
    args: new Map(Object.entries(args)),
    platform: platform ?? null,
    redact: (line) => line,
  })
}

const ARM: Platform = { os: 'linux', architecture: 'arm64', variant: 'v8' }

describe('the base of the final stage', () => {
  test.each<[string, string, Given, string | null]>([
    ['as written', 'FROM python:3.10', {}, 'python:3.10'],
    ['through stages', 'FROM a:1 AS x\nFROM X AS y\nFROM y', {}, 'a:1'],
    ['of the last stage', 'FROM a\nFROM b', {}, 'b'],
    ['of the target', 'FROM a AS x\nFROM b', { target: 'X' }, 'a'],
    ['of a target by number', 'FROM a\nFROM b', { target: '0' }, 'a'],
    ['of no stage', 'FROM a', { target: 'nope' }, null],
    ['scratch is none', 'FROM scratch', {}, null],
    ['with a platform flag', 'FROM --platform=$BUILDPLATFORM a:1 AS x', {}, 'a:1'],
    ['with the default of an argument', 'ARG V=3.10\nFROM python:$V', {}, 'python:3.10'],
    [
      'with a given argument',
      'ARG V=3.10\nFROM python:${V}-slim',
      { args: { V: '3.12' } },
      'python:3.12-slim',
    ],
    ['with an argument made of another', 'ARG V=1\nARG B=a:$V\nFROM $B', { args: { V: '2' } }, 'a:2'],
    ['with an argument that nobody set', 'ARG B\nFROM $B', {}, null],
    ['an argument that is not declared does not count', 'FROM a${V:-1}', { args: { V: '2' } }, 'a1'],
    ['an argument of a stage does not count', 'FROM a\nARG V=1\nFROM b:${V:-2}', {}, 'b:2'],
    ['for a platform', 'FROM base-${TARGETARCH}:$TARGETVARIANT', { platform: ARM }, 'base-arm64:v8'],
    ['for a platform that is not known', 'FROM base-${TARGETARCH}', {}, null],
    ['a stage named like the one it comes from', 'FROM node AS node\nFROM node', {}, 'node'],
    ['a stage is no base of an earlier one', 'FROM b AS a\nFROM c AS b', { target: 'a' }, 'b'],
    ['none without FROM', 'RUN x', {}, null],
    ['a quoted argument', 'ARG B="a:1" C=2\nFROM $B', {}, 'a:1'],
  ])('%s', (_, text, given, expected) => {
    expect(read(text, given).finalBase).toBe(expected)
  })
})

test('an instruction is looked for in the final stage and those it stands on', () => {
  const text = 'FROM a AS x\nEXPOSE 1\nCMD x\nFROM b AS other\nEXPOSE 2\nFROM x\nCMD y\nCMD z'
  const { instruction } = read(text)
  expect(instruction('EXPOSE')?.line).toBe(2)
  expect(instruction('CMD')?.line).toBe(8)
  expect(instruction('USER')).toBeNull()
  expect(read(text, { target: 'other' }).instruction('EXPOSE')?.line).toBe(5)
})

test('arguments that FROM uses, also through another', () => {
  const text = 'ARG TAG=1\nARG BASE=a:${TAG}\nARG TOKEN\nFROM $BASE\nARG SECRET\nRUN x $SECRET'
  expect([...argsOfFrom(text)].sort()).toEqual(['BASE', 'TAG'])
  expect(argsOfFrom('FROM a:$LATE\nARG LATE').size).toBe(0)
})

test('a title is one line', () => {
  const { instructions } = read('RUN a \\\n   b\nRUN <<EOF\n\n  apt-get update\nEOF\nFROM\n')
  expect(instructions.map(titleOf)).toEqual(['RUN a b', 'RUN <<EOF (apt-get update…)', 'FROM'])
})

test('thousands of stages are read in no time', () => {
  const text = `FROM a AS s0\n${Array.from({ length: 40_000 }, (_, index) => `FROM s${index} AS s${index + 1}\n`).join('')}`
  const began = cpuMilliseconds()
  expect(read(text).finalBase).toBe('a')
  expect(cpuMilliseconds() - began).toBeLessThan(2000)
})

describe('any text is parsed without an error', () => {
  const doubling = (times: number): string =>
    Array.from({ length: times }, (_, at) => `ARG a${at + 1}=$a${at}$a${at}`).join('\n')

  test.each([25, 33, 1000])('%d ARGs that double', (times) => {
    const began = cpuMilliseconds()
    const file = read(`ARG a0=${'x'.repeat(16)}\n${doubling(times)}\nFROM busybox\${a${times}:+}\n`)
    expect(file.finalBase).toBeNull()
    expect(cpuMilliseconds() - began).toBeLessThan(2000)
  })

  const word = fc.oneof(
    fc.constantFrom(
      'FROM',
      'ARG',
      'RUN',
      'COPY',
      'ONBUILD',
      'AS',
      '<<EOF',
      'EOF',
      '<<-"E"',
      '\\',
      '`',
      '#',
      '# escape=`',
    ),
    fc.constantFrom(
      '$a',
      '${a',
      '${a:-${a}}',
      '}',
      'a=$a$a',
      '"',
      "'",
      '[',
      '["x"',
      '--from=',
      '--',
      '\u0000',
      '\uFEFF',
      '\ud800',
    ),
    fc.string({ maxLength: 6 }),
  )
  const lines = fc.array(
    fc.tuple(fc.array(word, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\\\n', '')),
    { maxLength: 30 },
  )

  test('words of a Dockerfile in any order', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const text = rows.map(([words, end]) => words.join(' ') + end).join('')
        const { lines: read_, instructions } = read(text, { args: { a: '$a' } })
        argsOfFrom(text)
        for (const { line, endLine } of instructions) expect(line >= 1 && endLine <= read_.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['[', '{', '${a:-', '<<A ', '"a" ', 'a='])('a megabyte of %j', (unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    for (const keyword of ['FROM', 'ARG', 'RUN', 'COPY', 'ONBUILD RUN', ''])
      expect(read(`ARG a=1\n${keyword} ${text}\nFROM x\n`).lines).toHaveLength(3)
  })
})
