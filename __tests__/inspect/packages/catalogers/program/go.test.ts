import { describe, expect, test } from '@jest/globals'
import { elf, READ, WRITE } from '../../../../support/elf-file.ts'
import { goProgram, inline, oldGoProgram } from '../../../../support/go.ts'
import { inventoryOf, Purse, shown, factsOf } from '../../../../support/packages.ts'

const modules = [
  'path\texample.com/shop/cmd/shop',
  'mod\texample.com/shop\tv1.4.2\th1:abc=',
  'dep\tgithub.com/gin-gonic/gin\tv1.10.0\th1:abc=',
  'dep\tgolang.org/x/net\tv0.20.0\th1:abc=',
  '=>\tgolang.org/x/net\tv0.21.0\th1:def=',
  'dep\texample.com/local\tv0.0.0-00010101000000-000000000000',
  '=>\t../local\t(devel)\t',
  'build\t-compiler=gc',
  'build\tCGO_ENABLED=0',
  '',
].join('\n')
const names = [
  'golang example.com/local (devel)',
  'golang example.com/shop v1.4.2',
  'golang github.com/gin-gonic/gin v1.10.0',
  'golang golang.org/x/net v0.21.0',
  'golang stdlib 1.22.3',
]
const namesIn = (program: Buffer, options: Parameters<typeof factsOf>[2] = {}): string[] =>
  (factsOf('usr/bin/shop', program, { mode: 0o755, ...options }) ?? [])
    .map((fact) => (fact.kind === 'package' ? `${fact.type} ${fact.name} ${fact.version}` : fact.kind))
    .sort()

test('the main module owns the program, the others are in it', () => {
  const program = goProgram(inline('go1.22.3', modules))
  const path = 'usr/local/bin/shop'
  expect(shown(inventoryOf({ [path]: { program } }))).toEqual([
    `golang example.com/shop v1.4.2 ${program.length} ${path}`,
    `golang example.com/local (devel) ? ${path}`,
    `golang github.com/gin-gonic/gin v1.10.0 ? ${path}`,
    `golang golang.org/x/net v0.21.0 ? ${path}`,
    `golang stdlib 1.22.3 ? ${path}`,
  ])
})

describe('the block is found', () => {
  test.each([1, 2, 3, 5, 13, 14, 15, 16, 31, 64, 100, 4_096, 1_000_000])('in chunks of %i', (chunk) => {
    expect(namesIn(goProgram(inline('go1.22.3', modules)), { chunk })).toEqual(names)
  })

  test('in a program far too large to hold', () => {
    const memory = new Purse()
    const program = goProgram(inline('go1.22.3', modules), { code: 40 * 2 ** 20 })
    expect(namesIn(program, { chunk: 65_536, memory })).toEqual(names)
    expect(memory.most).toBeLessThan(100_000)
  })

  test('not in what the program has embedded', () => {
    const other = inline('go1.10', 'path\tother\nmod\tother\tv9.9.9\t\n')
    const program = goProgram(inline('go1.22.3', modules), { embedded: other, after: other })
    expect(namesIn(program)).toEqual(names)
  })

  test('not where only the magic is', () => {
    const bait = Buffer.concat([inline('go1.1', '').subarray(0, 14), Buffer.from('  ')])
    const program = goProgram(
      Buffer.concat([Buffer.alloc(8), bait, Buffer.alloc(8), inline('go1.22.3', modules)]),
    )
    expect(namesIn(program)).toEqual(names)
  })

  test('at the very end of a file, and of one that is cut off there', () => {
    const block = inline('go1.22.3', modules)
    const program = elf({ segments: [{ flags: READ | WRITE, address: 0, content: block }] })
    const end = program.indexOf(block) + block.length
    expect(namesIn(program.subarray(0, end))).toEqual(names)
    expect(namesIn(program.subarray(0, end - 1))).toEqual([])
  })
})

describe('before Go 1.18 the block points to its texts', () => {
  test.each([
    { bits: 64, isBig: false },
    { bits: 64, isBig: true },
    { bits: 32, isBig: false },
    { bits: 32, isBig: true },
  ] as const)('%o', (spec) => {
    expect(namesIn(oldGoProgram('go1.22.3', modules, spec))).toEqual(names)
  })

  test('which may lead nowhere', () => {
    const program = oldGoProgram('go1.16.2', modules)
    const at = program.indexOf('\xff Go buildinf:', 0, 'latin1')
    program.writeBigUInt64LE(0xffffffffffffff00n, at + 16)
    expect(namesIn(program)).toEqual([])
  })
})

test('a program that was not built as a module is known by its path, or only by its version of Go', () => {
  expect(namesIn(goProgram(inline('go1.26', 'path\tcommand-line-arguments\nbuild\tGOOS=linux\n')))).toEqual([
    'golang command-line-arguments (devel)',
    'golang stdlib 1.26',
  ])
  expect(namesIn(goProgram(inline('devel go1.24-abc123 Mon Jan 1', '')))).toEqual([
    'golang stdlib 1.24-abc123',
  ])
})

test('only programs are asked', () => {
  const program = goProgram(inline('go1.22.3', modules))
  expect(factsOf('usr/share/shop', program, { mode: 0o644 })).toBeNull()
  expect(namesIn(Buffer.concat([Buffer.from('#!/bin/sh\n'), program]))).toEqual([])
})

test('a list of modules that says it is larger than the file, or than the limit, is not believed', () => {
  const header = inline('go1.22.3', '').subarray(0, 32 + 1 + 8)
  for (const length of [[0xff, 0xff, 0x03], [0xff, 0xff, 0xff, 0xff, 0x7f], Array<number>(20).fill(0xff)]) {
    const memory = new Purse()
    const program = goProgram(Buffer.concat([header, Buffer.from(length)]))
    expect(namesIn(program, { memory })).toEqual([])
    expect(memory.taken).toBe(0)
  }
})
