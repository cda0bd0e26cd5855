/** Archives that are small but expand to a lot, or are slow to read, each with its expected outcome. */
import { gzipSync } from 'node:zlib'
import { file, gnuLong, paxHeader, symlink, tar, type Member } from '../__tests__/support/tar.ts'
import { NUMBER, blobOf, layerOf, saved, type Chunks } from './stream.ts'

export interface Bomb {
  readonly chunks: () => Chunks
  /** The error message, or the bytes on disk. */
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

/** Many files, each in its own folder; then all of them again. */
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

/** Empty blocks, which are legal, and a last one. */
function zstdNothing(): Buffer {
  const frame = Buffer.alloc(6 + 3 * 100_000)
  frame.write('28b52ffd0038', 'hex')
  frame[frame.length - 3] = 1
  return frame
}

/** 0xff, which starts no UTF-8 character. */
const notText = (length: number): Buffer => Buffer.concat([Buffer.alloc(length, 0xff), Buffer.from(NUMBER)])

export const MORE_BOMBS: Readonly<Record<string, Bomb>> = {
  'names that are no text': {
    chunks: () => {
      const layer = layerOf(100, [gnuLong('L', notText(60_000)), file('x', 'x')])
      return saved([layer, layer])
    },
    says: 200,
  },
  'an os-release of blanks': {
    chunks: () => saved([blobOf(tar([file('etc/os-release', `ID=${' '.repeat(65_000)}x`)], { end: 0 }))]),
    says: 65_004,
  },
  'sparse maps without a line': {
    chunks: () =>
      saved([
        layerOf(20, [
          {
            name: NUMBER,
            content: Buffer.alloc(MiB, '1'),
            pax: [
              ['GNU.sparse.major', '1'],
              ['GNU.sparse.minor', '0'],
            ],
          },
        ]),
      ]),
    says: /^Layer 0 .* a sparse file has a map that cannot be read/,
  },
  'sparse maps of a hundred thousand segments': {
    chunks: () => saved([layerOf(50, [sparse(100_000)])]),
    says: 5_000_000,
  },
  'links to a path of many folders, in a layer used a thousand times': {
    chunks: () => {
      const layer = layerOf(100, [
        gnuLong('K', `${NUMBER}${'/d'.repeat(32_000)}`),
        { name: NUMBER, type: '1' },
      ])
      return saved([layer], 1000)
    },
    says: /members and paths/,
  },
  'files of an archive with names of a megabyte': {
    chunks: () => layerOf(10_000, [gnuLong('L', `${'x'.repeat(MiB - 100)}${NUMBER}`), file('x')]).chunks(),
    says: /./,
  },
  'links of an archive that climb up and down': {
    chunks: () => [
      tar([gnuLong('K', `${'x/'.repeat(260_000)}${'../x/'.repeat(100_000)}`), symlink('a', 'x')]),
    ],
    says: /./,
  },
  'layers full of os-releases': {
    chunks: () =>
      saved(
        Array.from({ length: 1000 }, () =>
          layerOf(16, [file(`os-release${NUMBER}`, Buffer.alloc(65_000, 'x'))]),
        ),
      ),
    says: 1000 * 16 * 65_000,
  },
  'a hundred thousand layers': {
    chunks: function* () {
      yield* layerOf(99_000, [file(`${NUMBER}.tar`, tar([file('a', 'x')]))]).chunks()
      yield* saved([])
    },
    says: 0,
  },
  'a layer of forty thousand files, used a thousand times': {
    chunks: () => {
      const layer = layerOf(19_000, [file(NUMBER, 'x')])
      return saved([layer], 1000)
    },
    says: 19_000_000,
  },
  'databases of packages': {
    chunks: () =>
      saved([
        layerOf(20, [
          file(
            `var/lib/dpkg/status.d/${NUMBER}`,
            Array.from(
              { length: 400_000 },
              (_, at) => `Package: p${at}\nStatus: install ok installed\nVersion: 1\n\n`,
            ).join(''),
          ),
        ]),
      ]),
    says: /./,
  },
  'lists of the files of packages': {
    chunks: () =>
      saved([
        layerOf(40, [
          file(`var/lib/dpkg/info/p${NUMBER}.list`, '/usr/share/doc/some/where\n'.repeat(600_000)),
        ]),
      ]),
    says: 40 * 26 * 600_000,
  },
}

function sparse(count: number): Member {
  const map = `${count}\n${Array.from({ length: count }, (_, at) => `${at * 2}\n1\n`).join('')}`
  return {
    name: NUMBER,
    content: Buffer.concat([
      Buffer.from(map),
      Buffer.alloc((512 - (map.length % 512)) % 512),
      Buffer.alloc(count, 'x'),
    ]),
    pax: [
      ['GNU.sparse.major', '1'],
      ['GNU.sparse.minor', '0'],
      ['GNU.sparse.realsize', String(count * 2)],
    ],
  }
}
