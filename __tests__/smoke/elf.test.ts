import { describe, expect, test } from '@jest/globals'
import { elfArchitecture, runsOn, shebang } from '../../src/smoke/elf.ts'

function elf(machine: number, little = true): Buffer {
  const head = Buffer.alloc(64)
  head.write('\x7fELF', 'latin1')
  head[5] = little ? 1 : 2
  if (little) head.writeUInt16LE(machine, 18)
  else head.writeUInt16BE(machine, 18)
  return head
}

describe('elfArchitecture', () => {
  test.each([
    [62, true, 'amd64'],
    [183, true, 'arm64'],
    [40, true, 'arm'],
    [3, true, '386'],
    [243, true, 'riscv64'],
    [21, true, 'ppc64le'],
    [21, false, 'ppc64'],
    [22, false, 's390x'],
    [9999, true, 'machine 9999'],
  ])('machine %d, little-endian %s', (machine, little, name) =>
    expect(elfArchitecture(elf(machine, little))).toBe(name),
  )
  test.each([['#!/bin/sh\n'], [''], ['\x7fELF'], ['MZ']])('%j is none', (text) =>
    expect(elfArchitecture(Buffer.from(text, 'latin1'))).toBeNull(),
  )
})

test.each([
  ['#!/bin/sh\n', '/bin/sh'],
  ['#! /usr/bin/env python\n', '/usr/bin/env'],
  ['#!/bin/sh\r\n', '/bin/sh'],
  ['#!', null],
  ['echo hi\n', null],
])('shebang of %j', (text, interpreter) => expect(shebang(Buffer.from(text))).toBe(interpreter))

test.each([
  ['amd64', 'amd64', true],
  ['386', 'amd64', true],
  ['arm', 'arm64', true],
  ['arm64', 'amd64', false],
  ['amd64', 'arm64', false],
])('%s on %s: %s', (program, host, runs) => expect(runsOn(program, host)).toBe(runs))
