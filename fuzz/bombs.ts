/** Archives that are small to send and large to read, or easy to write and hard to read, and what must come of each. */
import { gzipSync } from 'node:zlib'
import { file, gnuLong, paxHeader, symlink } from '../__tests__/support/tar.ts'
import { NUMBER, blobOf, layerOf, saved, type Chunks } from './stream.ts'

export interface Bomb {
  readonly chunks: () => Chunks
  /** The sentence that refuses it, or what is on disk. */
  readonly says: RegExp | number
}

const MiB = 2 ** 20

/** 10 GiB of zeros: gzip members of 64 MiB, and zstd blocks that say "128 KiB of this byte". */
const gzipped = blobOf(gzipSync(Buffer.alloc(64 * MiB)), 160)
const rleFrame = Buffer.concat([
  Buffer.from('28b52ffd0038', 'hex'),
  ...Array.from({ length: 8192 }, (_, at) => Buffer.from([at === 8191 ? 3 : 2, 0, 0x10, 0])),
])
const zstandard = blobOf(rleFrame, 10)
const whole = (blob: { chunks: () => Chunks }): Buffer => Buffer.concat([...blob.chunks()])

/** A file in a folder of its own, over and over; then all of it again. */
const ENTRIES = 10_000_000

export const BOMBS: Readonly<Record<string, Bomb>> = {
  'gzip of 10 GiB of zeros': {
    chunks: () => saved([gzipped]),
    says: /^Layer 0 .* more than 250 times its compressed size/,
  },
  'zstd of 10 GiB of zeros': {
    chunks: () => saved([zstandard]),
    says: /^Layer 0 .* more than 250 times its compressed size/,
  },
  'a gzip archive of a gzip layer of 10 GiB': {
    chunks: () => [gzipSync(whole({ chunks: () => saved([gzipped]) }))],
    says: /^Layer 0 .* more than 250 times its compressed size/,
  },
  'a gzip archive of 10 GiB': { chunks: gzipped.chunks, says: /more than 250 times its compressed size/ },
  'zstd layers of 4 GiB each': {
    chunks: () => saved(Array.from({ length: 12 }, () => blobOf(rleFrame, 4))),
    says: /expands to more than/,
  },
  'zstd blocks of nothing': { chunks: () => saved([blobOf(zstdNothing(), 40)]), says: /is damaged/ },
  '10 million members': { chunks: () => saved([layerOf(ENTRIES, [file(NUMBER)])]), says: 0 },
  '10 million members and one': {
    chunks: () => saved([layerOf(ENTRIES + 1, [file(NUMBER)])]),
    says: /^Layer 0 .* more than 10000000 members/,
  },
  '5 million files, then all of them again': {
    chunks: () =>
      saved([layerOf(ENTRIES / 2, [file(NUMBER, 'x')]), layerOf(ENTRIES / 2, [file(NUMBER, 'x')])]),
    says: ENTRIES,
  },
  '10 million times one path': { chunks: () => saved([layerOf(ENTRIES, [file('a')])]), says: 0 },
  'a million PAX headers': {
    chunks: () => saved([layerOf(1_000_000, [file(NUMBER, '', { pax: [['path', `p${NUMBER}`]] })])]),
    says: 0,
  },
  'a million PAX headers before one member': {
    chunks: () => saved([layerOf(1_000_000, [paxHeader('x', [['path', NUMBER]])])]),
    says: 0,
  },
  'PAX headers of a megabyte': {
    chunks: () => saved([layerOf(2000, [paxHeader('x', [['comment', Buffer.alloc(MiB - 30, 'x')]])])]),
    says: 0,
  },
  'names of a megabyte': {
    chunks: () => saved([layerOf(2000, [gnuLong('L', 'x'.repeat(MiB - 20)), file('x')])]),
    says: /^Layer 0 .* a path is longer than 65536 bytes/,
  },
  'names of 64 KiB': {
    chunks: () => saved([layerOf(10_000, [gnuLong('L', `${'x'.repeat(65_000)}${NUMBER}`), file('x')])]),
    says: /names .* take more than/,
  },
  'link targets of 64 KiB': {
    chunks: () =>
      saved(
        Array.from({ length: 8 }, () =>
          layerOf(8000, [gnuLong('K', 'x'.repeat(65_000)), symlink(NUMBER, 'x')]),
        ),
      ),
    says: /link targets .* more than/,
  },
  'deep paths': {
    chunks: () => saved([layerOf(400, [gnuLong('L', `${NUMBER}/${'d/'.repeat(32_000)}f`), file('x', 'x')])]),
    says: /more than 10000000 .*paths/,
  },
  'one deep path': {
    chunks: () => saved([layerOf(100, [gnuLong('L', `d/${'d/'.repeat(32_000)}${NUMBER}`), file('x', 'x')])]),
    says: 100,
  },
}

/** Blocks of no bytes, which are legal, and one that is the last. */
function zstdNothing(): Buffer {
  const frame = Buffer.alloc(6 + 3 * 100_000)
  frame.write('28b52ffd0038', 'hex')
  frame[frame.length - 3] = 1
  return frame
}
