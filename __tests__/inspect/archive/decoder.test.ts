import { describe, expect, test } from '@jest/globals'
import zlib, { deflateSync, gzipSync } from 'node:zlib'
import {
  compressionOf,
  decoder,
  foreignCompression,
  hasZstd,
  type Compression,
} from '../../../src/inspect/archive/decoder.ts'
import { zstd, zstdRepeated, zstdSkippable } from '../../support/zstd.ts'

async function decode(
  compression: Compression,
  bytes: Buffer,
  chunk: number,
  isNative = hasZstd,
): Promise<Buffer> {
  const out: Buffer[] = []
  const into = decoder(compression, (part) => void out.push(part), isNative)
  for (let at = 0; at < bytes.length; at += chunk) await into.write(bytes.subarray(at, at + chunk))
  await into.end()
  return Buffer.concat(out)
}

const plain = Buffer.from(Array.from({ length: 3000 }, (_, index) => `line ${index * index}`).join('\n'))
const cut = (bytes: Buffer): Buffer[] => [
  bytes.subarray(0, 1000),
  bytes.subarray(1000, 20_000),
  bytes.subarray(20_000),
]

test.each<[string, Compression]>([
  ['1f8b0800', 'gzip'],
  ['28b52ffd', 'zstd'],
  ['5a2a4d18', 'zstd'],
  ['fd377a585a00', 'none'],
  ['1f', 'none'],
  ['', 'none'],
])('%s begins %s', (hex, compression) => expect(compressionOf(Buffer.from(hex, 'hex'))).toBe(compression))

test.each([
  ['fd377a585a00ff', 'xz'],
  ['425a6839', 'bzip2'],
  ['1f8b', null],
])('%s is known by sight as %s', (hex, name) =>
  expect(foreignCompression(Buffer.from(hex, 'hex'))).toBe(name),
)

const implementations = [...(hasZstd ? [['native', true] as const] : []), ['in script', false] as const]

describe.each([1, 3, 100, 65_536, 1 << 20])('in chunks of %d', (chunk) => {
  test.each([
    ['one member', gzipSync(plain)],
    ['several members', Buffer.concat(cut(plain).map((part) => gzipSync(part)))],
    ['zeros after the end', Buffer.concat([gzipSync(plain), Buffer.alloc(2000)])],
  ])('gzip, %s', async (_, bytes) => expect((await decode('gzip', bytes, chunk)).equals(plain)).toBe(true))

  test.each([
    ['cut off', gzipSync(plain).subarray(0, -1)],
    ['cut off in its second member', Buffer.concat([gzipSync(plain), gzipSync(plain).subarray(0, 15)])],
    ['with bytes after its end', Buffer.concat([gzipSync(plain), Buffer.from('more')])],
    ['with zeros and then bytes', Buffer.concat([gzipSync(plain), Buffer.alloc(200), Buffer.from('more')])],
    ['with zeros and then a member', Buffer.concat([gzipSync(plain), Buffer.alloc(3), gzipSync(plain)])],
    ['that is none', Buffer.concat([Buffer.from('1f8b', 'hex'), deflateSync(plain)])],
  ])('gzip %s is an error', async (_, bytes) => {
    await expect(decode('gzip', bytes, chunk)).rejects.toThrow(
      /^its gzip stream (?:cannot be decompressed \(|has bytes after its end$)/,
    )
  })

  describe.each(implementations)('zstd %s', (_implementation, isNative) => {
    test.each([
      ['one frame', zstd(plain)],
      ['several frames', Buffer.concat(cut(plain).map((part) => zstd(part)))],
      [
        'tiny frames',
        Buffer.concat([
          ...[...plain.subarray(0, 200)].map((byte) => zstd(Buffer.from([byte]))),
          zstd(plain.subarray(200)),
        ]),
      ],
      [
        'frames to skip before, between and after',
        Buffer.concat([
          zstdSkippable(9),
          zstd(plain.subarray(0, 9)),
          zstdSkippable(0),
          zstd(plain.subarray(9)),
          zstdSkippable(70_000),
        ]),
      ],
    ])('%s', async (_, bytes) =>
      expect((await decode('zstd', bytes, chunk, isNative)).equals(plain)).toBe(true),
    )

    test.each([
      ['cut off', zstd(plain).subarray(0, -1), 'its zstd stream is cut off'],
      [
        'cut off between block and block',
        zstd(Buffer.alloc(300_000)).subarray(0, 6 + 3 + 131_072),
        'its zstd stream is cut off',
      ],
      ['cut off in a frame to skip', zstdSkippable(100).subarray(0, 50), 'its zstd stream is cut off'],
      [
        'cut off in a magic number',
        Buffer.concat([zstd(plain), Buffer.from([0x28])]),
        'its zstd stream is cut off',
      ],
      [
        'with bytes after its end',
        Buffer.concat([zstd(plain), Buffer.from('more')]),
        'its zstd stream has bytes outside of any frame',
      ],
      [
        'with a huge window',
        zstd(plain, { windowLog: 28 }),
        'its zstd stream needs a window of more than 134217728 bytes',
      ],
      [
        'with a huge single segment',
        zstdRepeated(0, 2 ** 28, 8).subarray(0, 60),
        'its zstd stream needs a window',
      ],
      [
        'with a block of no known type',
        Buffer.concat([zstd(plain).subarray(0, 6), Buffer.from([7, 0, 0])]),
        'its zstd stream cannot be decompressed',
      ],
    ])('%s is an error', async (_, bytes, sentence) => {
      await expect(decode('zstd', bytes, chunk, isNative)).rejects.toThrow(sentence)
    })
  })
})

test.each<[1 | 2 | 4 | 8, number]>([
  [1, 200],
  [2, 60_000],
  [4, 1_000_000],
  [8, 1_000_000],
])('zstd frames that say their size in %d bytes', async (sizeBytes, count) => {
  const bytes = zstdRepeated(0x61, count, sizeBytes)
  for (const [, isNative] of implementations) {
    expect((await decode('zstd', bytes, 50, isNative)).equals(Buffer.alloc(count, 'a'))).toBe(true)
  }
})

test.each([[undefined], [1], [19]])('zstd as Node compresses it, level %s, with checksums', async (level) => {
  const params = {
    [zlib.constants.ZSTD_c_checksumFlag]: 1,
    ...(level ? { [zlib.constants.ZSTD_c_compressionLevel]: level } : {}),
  }
  const bytes = Buffer.concat(cut(plain).map((part) => zlib.zstdCompressSync(part, { params })))
  for (const [, isNative] of implementations)
    expect((await decode('zstd', bytes, 777, isNative)).equals(plain)).toBe(true)
})

test('what takes the bytes may fail, and says so itself', async () => {
  for (const [compression, bytes] of [
    ['none', plain],
    ['gzip', gzipSync(plain)],
    ['zstd', zstd(plain)],
  ] as const) {
    const into = decoder(compression, () => Promise.reject(new Error('full')))
    const fed = (async () => {
      await into.write(bytes)
      await into.end()
    })()
    await expect(fed).rejects.toThrow('full')
  }
})
