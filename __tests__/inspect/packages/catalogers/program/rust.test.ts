import { describe, expect, test } from '@jest/globals'
import { deflateSync } from 'node:zlib'
import { elf, type ElfSpec } from '../../../../support/elf-file.ts'
import { inventoryOf, Purse, shown, factsOf } from '../../../../support/packages.ts'

const crates = {
  packages: [
    { name: 'adler', version: '1.0.2', source: 'crates.io' },
    { name: 'cc', version: '1.0.83', source: 'crates.io', kind: 'build' },
    { name: 'hello', version: '0.1.0', source: 'local', dependencies: [0], root: true },
    { name: 'no version', source: 'local' },
    'nonsense',
    null,
  ],
}
const rust = (section: Buffer, spec: ElfSpec = {}): Buffer =>
  elf({
    ...spec,
    sections: [
      { name: '.text', content: Buffer.alloc(99) },
      { name: '.dep-v0', content: section },
    ],
  })
const cratesIn = (program: Buffer, memory = new Purse()) =>
  factsOf('usr/bin/hello', program, { mode: 0o755, memory })

test.each([
  { bits: 64, isBig: false },
  { bits: 32, isBig: true },
] as const)('the crates of a program (%o), without those that only built it', (spec) => {
  const program = rust(deflateSync(JSON.stringify(crates)), spec)
  expect(shown(inventoryOf({ 'usr/bin/hello': { program } }))).toEqual([
    `cargo hello 0.1.0 ${program.length} usr/bin/hello`,
    'cargo adler 1.0.2 ? usr/bin/hello',
  ])
})

test('is held whole, and let go at the end', () => {
  const memory = new Purse()
  const program = rust(deflateSync(JSON.stringify(crates)))
  expect(cratesIn(program, memory)).toHaveLength(2)
  expect(memory).toMatchObject({ taken: 0, most: program.length })
})

describe('no facts from', () => {
  test.each([
    ['a section that is not compressed', rust(Buffer.from(JSON.stringify(crates)))],
    ['an empty section', rust(Buffer.alloc(0))],
    ['a bomb', rust(deflateSync(JSON.stringify({ packages: [{ name: 'x'.repeat(5_000_000) }] })))],
    ['JSON of another shape', rust(deflateSync('{"__proto__":{"packages":[{"name":"a","version":"1"}]}}'))],
    ['deep JSON', rust(deflateSync('['.repeat(2_000)))],
    ['a program without tables', elf({}).subarray(0, 64)],
    ['a program without room for it', rust(deflateSync(JSON.stringify(crates)))],
  ])('%s', (what, program) => {
    const memory = new Purse(what.endsWith('room for it') ? 10 : Infinity)
    expect(cratesIn(program, memory)).toEqual([])
    expect(memory.taken).toBe(0)
  })

  test('a program whose tables lead anywhere', () => {
    const program = rust(deflateSync(JSON.stringify(crates)))
    for (let at = 24; at < 64; at++)
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const changed = Buffer.from(program)
        changed[at] = value
        expect(cratesIn(changed)?.length).toBeLessThanOrEqual(2)
      }
  })
})
