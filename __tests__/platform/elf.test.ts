import { describe, expect, test } from '@jest/globals'
import { elfArchitecture, shebangWords } from '../../src/platform/elf.ts'
import { elf } from '../support/elf.ts'

describe('elfArchitecture', () => {
  test.each<[number, Parameters<typeof elf>[1], string]>([
    [62, {}, 'amd64'],
    [62, { bits: 32 }, 'amd64p32'],
    [183, {}, 'arm64'],
    [40, { bits: 32 }, 'arm'],
    [40, { bits: 32, little: false }, 'armbe'],
    [3, { bits: 32 }, '386'],
    [243, {}, 'riscv64'],
    [243, { bits: 32 }, 'riscv'],
    [21, {}, 'ppc64le'],
    [21, { little: false }, 'ppc64'],
    [22, { little: false }, 's390x'],
    [22, { little: false, bits: 32 }, 's390'],
    [8, { bits: 32 }, 'mipsle'],
    [8, { little: false }, 'mips64'],
    [258, {}, 'loong64'],
    [9999, {}, 'machine 9999'],
  ])('machine %d, %j', (machine, form, name) => expect(elfArchitecture(elf(machine, form))).toBe(name))
  test.each([['#!/bin/sh\n'], [''], ['\x7fELF'], ['MZ']])('%j is none', (text) =>
    expect(elfArchitecture(Buffer.from(text, 'latin1'))).toBeNull(),
  )
})

test.each([
  ['#!/bin/sh\n', ['/bin/sh']],
  ['#! /usr/bin/env  python -u\nx', ['/usr/bin/env', 'python', '-u']],
  ['#!/bin/sh\r\n', ['/bin/sh']],
  ['#!', []],
  ['echo hi\n', []],
  ['', []],
])('the words of %j', (text, words) => expect(shebangWords(Buffer.from(text))).toEqual(words))
