import { describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { BlobReader, type Blob } from '../../../src/inspect/archive/blob.ts'
import { Budget } from '../../../src/inspect/budget.ts'
import { Malformed } from '../../../src/inspect/malformed.ts'
import { sha256 } from '../../support/archives.ts'
import { bytes, dir, file, tar } from '../../support/tar.ts'
import { zstd } from '../../support/zstd.ts'

async function read(content: Buffer, budget = new Budget(), chunk = 1000): Promise<Blob> {
  const reader = new BlobReader('blob', budget)
  for (let at = 0; at < content.length; at += chunk) await reader.write(content.subarray(at, at + chunk))
  return reader.end()
}

const layer = tar([dir('d'), file('d/a', bytes(5000))])
const diffId = `sha256:${sha256(layer)}`

test.each<[string, Buffer, string]>([
  ['plain', layer, 'none'],
  ['gzip', gzipSync(layer), 'gzip'],
  ['zstd', zstd(layer), 'zstd'],
])('a layer, %s', async (_, content, compression) => {
  const blob = await read(content)
  expect(blob).toMatchObject({
    size: content.length,
    digest: `sha256:${sha256(content)}`,
    compression,
    diffId,
    json: null,
    failure: null,
  })
  expect(blob.layer).toMatchObject({ entries: 2, files: 1, size: 5000 })
})

test.each<[string, Buffer, object]>([
  ['nothing', Buffer.alloc(0), { layer: { entries: 0 }, diffId: `sha256:${sha256('')}` }],
  ['a tar without members', Buffer.alloc(1024), { layer: { entries: 0 } }],
  ['a tar whose first name begins like JSON', tar([file('{}', 'x')]), { layer: { entries: 1 }, json: null }],
  [
    'a tar whose first name begins like gzip',
    tar([{ name: Buffer.from('1f8b0800', 'hex') }]),
    { layer: { entries: 1 }, compression: 'none' },
  ],
  ['JSON', Buffer.from(' {"a":1}'), { layer: null, json: Buffer.from(' {"a":1}') }],
  ['anything else', bytes(5000, 'text'), { layer: null, json: null, failure: null }],
  ['less than a block of zeros', Buffer.alloc(100), { layer: null, json: null }],
])('%s', async (_, content, expected) => {
  for (const chunk of [1, 1000, 100_000])
    expect(await read(content, undefined, chunk)).toMatchObject(expected)
})

describe('what goes wrong', () => {
  test('is kept, with the digest of all bytes, and the next blob is read all the same', async () => {
    const budget = new Budget()
    const broken = Buffer.concat([tar([file('d/b', 'x')], { end: 0 }), bytes(5000, 'junk')])
    for (const content of [broken, gzipSync(broken)]) {
      const blob = await read(content, budget)
      expect(blob).toMatchObject({
        digest: `sha256:${sha256(content)}`,
        size: content.length,
        layer: null,
        diffId: null,
      })
      expect(blob.failure).toEqual(new Malformed('a tar header has a wrong checksum', 1024))
    }
    expect((await read(layer, budget)).layer?.nodes.paths).toHaveLength(2)
  })

  test('a bomb is held against its own compressed size, and all of them against one total', () => {
    const budget = new Budget()
    budget.expand(2 ** 32, 100, 2 ** 32)
    expect(() => budget.expand(1, 100, 2 ** 32 + 1)).toThrow(
      'it expands to more than 250 times its compressed size',
    )
    budget.expand(1, 2 ** 30, 2 ** 34)
    expect(() => budget.expand(2 ** 38, 2 ** 37, 2 ** 38)).toThrow(
      'the archive expands to more than 274877906944 bytes',
    )
  })

  test('a bomb is left alone as soon as it is seen', async () => {
    const seen: number[][] = []
    class Strict extends Budget {
      override expand(...numbers: [number, number, number]): void {
        seen.push(numbers)
        if (numbers[2] > 2 ** 21) throw new Malformed('enough')
      }
    }
    const bomb = gzipSync(Buffer.alloc(2 ** 26))
    const blob = await read(bomb, new Strict(), bomb.length)
    expect(blob).toMatchObject({
      size: bomb.length,
      digest: `sha256:${sha256(bomb)}`,
      layer: null,
      failure: new Malformed('enough'),
    })
    expect(seen.reduce((sum, [given = 0]) => sum + given, 0)).toBe(seen.at(-1)?.[2])
    expect(seen.at(-1)?.[2]).toBeLessThan(2 ** 23)
    expect(seen.every(([, taken]) => taken === bomb.length)).toBe(true)
  })

  test.each<[string, (budget: Budget) => void, string]>([
    [
      'members of layers',
      (budget) => {
        for (let n = 0; n < 10_000_001; n++) budget.entry()
      },
      'the layers have more than 10000000 members',
    ],
    [
      'members of the archive',
      (budget) => {
        for (let n = 0; n < 100_001; n++) budget.archiveMember()
      },
      'the archive has more than 100000 members',
    ],
    [
      'JSON',
      (budget) => {
        for (let n = 0; n < 257; n++) budget.json(2 ** 20)
      },
      'the archive has more than 268435456 bytes of JSON',
    ],
  ])('too many %s', (_, spend, sentence) => expect(() => spend(new Budget())).toThrow(sentence))
})
