/** Random images for property tests and the fuzzer: any entries, in any dialect, compression and layout. */
import fc from 'fast-check'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import {
  ociIndex,
  ociLayout,
  saved,
  savedByCrane,
  savedByPodman,
  savedLegacy,
  type Spec,
} from './archives.ts'
import { SPELLINGS, entryIn, membersOf, type Dialect } from './dialects.ts'
import type { Entry } from './slow-model.ts'
import { tar, type Member } from './tar.ts'
import { zstd, zstdRepeated, zstdSkippable } from './zstd.ts'

/** `é` as UTF-8 and as latin-1, and a name that is too long for a header block. */
const STRANGE = ['\xc3\xa9', '\xe9', 'n'.repeat(110), '.wh', 'x y']
const mad = fc
  .array(fc.constantFrom('a', 'd', ...STRANGE), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
/** Folders and files rarely share a name: most images must be valid, or all would be refused. */
const tame = fc
  .tuple(fc.constantFrom('', '', 'd/', 'e/', 'd/e/'), fc.constantFrom('a', 'b'))
  .map(([folder, base]) => folder + base)
const path = fc.oneof({ weight: 9, arbitrary: tame }, { weight: 1, arbitrary: mad })
const folder = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('d', 'e', 'd/e') },
  { weight: 1, arbitrary: mad },
)
const HOLE = '\0'.repeat(600)
const text = fc.constantFrom(
  '',
  'xxxx',
  'yyyy',
  'xxxxxxxx',
  HOLE,
  `xx${HOLE}yy`,
  `${HOLE}xxxx\0\0`,
  'x'.repeat(700),
)
const target = fc
  .tuple(fc.constantFrom('', '/', '../', '../../', './'), fc.oneof(path, folder))
  .map(([prefix, rest]) => prefix + rest)

const of = <T extends string>(type: T, where = path) => fc.record({ type: fc.constant(type), path: where })
export const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('file' as const), path, text }) },
  { weight: 3, arbitrary: of('folder', folder) },
  { weight: 4, arbitrary: of('whiteout', fc.oneof(path, folder)) },
  { weight: 2, arbitrary: of('opaque', folder) },
  { weight: 1, arbitrary: of('marker', folder) },
  { weight: 1, arbitrary: of('device') },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('symlink' as const), path, target }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hardlink' as const), path, target: path }) },
)

const anyDialect: fc.Arbitrary<Dialect> = fc.record({
  spelling: fc.constantFrom(...SPELLINGS),
  name: fc.constantFrom('block', 'prefix', 'pax', 'gnu'),
  long: fc.constantFrom('pax', 'gnu'),
  size: fc.constantFrom('octal', 'base256', 'pax'),
  holes: fc.constantFrom('zeros', '0.0', '0.1', '1.0'),
  isOdd: fc.boolean(),
  hasGlobal: fc.boolean(),
})

export interface WrittenLayer {
  entries: Entry[]
  tar: Buffer
}

const anyEnd = fc.oneof(
  fc.constantFrom('', ...[1, 2, 20].map((blocks) => '\0'.repeat(512 * blocks))),
  fc.constant(`${'\0'.repeat(1024)}junk`),
)
export const anyLayer: fc.Arbitrary<WrittenLayer> = fc
  .tuple(fc.array(fc.tuple(anyEntry, anyDialect), { maxLength: 8 }), anyEnd)
  .map(([written, end]) => ({
    entries: written.map(([entry, dialect]) => entryIn(entry, dialect)),
    tar: Buffer.concat([
      tar(
        written.flatMap(([entry, dialect]) => membersOf(entry, dialect)),
        { end: 0 },
      ),
      Buffer.from(end),
    ]),
  }))

/** Up to five layers; one of them may be repeated. */
const anyLayers = fc
  .tuple(fc.array(anyLayer, { minLength: 1, maxLength: 5 }), fc.option(fc.nat(4)))
  .map(([layers, again]) => [...layers, ...layers.slice(again ?? 5, (again ?? 5) + 1)])

type Pack = (bytes: Buffer) => Buffer
const halves =
  (pack: Pack, between: Buffer = Buffer.alloc(0)): Pack =>
  (bytes) => {
    const cut = bytes.length >> 1
    return Buffer.concat([pack(bytes.subarray(0, cut)), between, pack(bytes.subarray(cut))])
  }
const gzip: Pack = (bytes) => gzipSync(bytes)
/** With every optional field that RFC 1952 has. */
const gzipNamed: Pack = (bytes) => {
  const plain = gzip(bytes)
  const fields = Buffer.from('\x03\0abcname\0comment\0', 'latin1')
  plain[3] = 0x1c
  return Buffer.concat([plain.subarray(0, 10), fields, plain.subarray(10)])
}
export const PACKS: readonly Pack[] = [
  (bytes) => bytes,
  gzip,
  halves(gzip),
  (bytes) => Buffer.concat([gzip(bytes), Buffer.alloc(700)]),
  gzipNamed,
  (bytes) => zstd(bytes),
  (bytes) => zstdCompressSync(bytes),
  halves((bytes) => zstdCompressSync(bytes), zstdSkippable(9)),
  (bytes) => Buffer.concat([zstd(bytes), zstdRepeated(0, 1024, 4)]),
]
/** The last one appends to the uncompressed data: valid for a tar, not for a digest. */
const EXACT = PACKS.slice(0, -1)

const other: Spec = { layers: [tar([])], architecture: 's390x' }
export const LAYOUTS: readonly ((spec: Spec) => Member[])[] = [
  saved,
  savedLegacy,
  savedByPodman,
  savedByCrane,
  ociLayout,
  (spec) => ociIndex([spec]),
  (spec) => ociIndex([other, spec, { ...other, architecture: 'riscv64' }]),
]

export interface WrittenImage {
  layers: WrittenLayer[]
  spec: Spec
  members: Member[]
  archive: Buffer
}

/** The platform to select: some layouts have other platforms too. */
export const PLATFORM = 'linux/amd64'

export const anyImage: fc.Arbitrary<WrittenImage> = fc
  .record({
    layers: anyLayers,
    pack: fc.nat(EXACT.length - 1),
    layout: fc.constantFrom(...LAYOUTS),
    whole: fc.constantFrom(0, 0, 0, 0, 1, 2, 5, 8),
    isReversed: fc.boolean(),
    isDotted: fc.boolean(),
  })
  .map(({ layers, pack, layout, whole, isReversed, isDotted }) => {
    // layers of one image are compressed differently
    const compress: Pack = (bytes) => (EXACT[(pack + bytes.length / 512) % EXACT.length] ?? gzip)(bytes)
    const spec: Spec = { layers: layers.map((layer) => layer.tar), ...(pack > 0 ? { compress } : {}) }
    const written = layout(spec)
    const ordered = isReversed ? written.reverse() : written
    const members = isDotted
      ? ordered.map((member) => ({ ...member, name: `./${String(member.name)}` }))
      : ordered
    return { layers, spec, members, archive: (PACKS[whole] ?? gzip)(tar(members)) }
  })
