/** Mutates an archive by its format (tar, PAX, JSON, a compressed stream), or byte by byte. */
import {
  device,
  fifo,
  gnuLong,
  hardlink,
  opaque,
  paxHeader,
  symlink,
  tar,
  whiteout,
} from '../__tests__/support/tar.ts'
import { jsonMutated } from './json.ts'
import { packed, unpacked } from './pack.ts'
import type { Random } from './random.ts'
import { repaired } from './repair.ts'
import { isHeader, join, nameOf, patched, split, typeOf, withContent, type Part } from './tar.ts'

/** Maximum input size: many small inputs find more than few large ones. */
const MOST_BYTES = 2 ** 18

/** `donor` is another archive that parts are taken from. */
export function mutated(archive: Buffer, donor: Buffer, random: Random): Buffer {
  const plain = unpacked(archive) ?? archive
  let bytes = plain
  for (let times = random.oneIn(2) ? 1 : 1 + random.below(4); times > 0; times--)
    bytes = changed(bytes, donor, random)
  if (!random.oneIn(4)) bytes = repaired(plain, bytes)
  if (random.oneIn(8)) bytes = packed(bytes, random)
  if (random.oneIn(12)) bytes = changedBytes(bytes, donor, random)
  return bytes.subarray(0, MOST_BYTES)
}

function changed(bytes: Buffer, donor: Buffer, random: Random): Buffer {
  if (random.oneIn(12)) return changedBytes(bytes, donor, random)
  if (isHeader(bytes.subarray(0, 512))) return changedTar(bytes, donor, random)
  const plain = unpacked(bytes)
  if (plain) return packed(changed(plain, donor, random), random)
  return jsonMutated(bytes, random) ?? changedBytes(bytes, donor, random)
}

function changedBytes(bytes: Buffer, donor: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  const end = Math.min(bytes.length, at + random.upTo(2048))
  const [before, middle, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
  const from = random.below(donor.length + 1)
  return random.pick<() => Buffer>([
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, middle, middle, after]),
    () => Buffer.concat([before, random.bytes(random.upTo(64)), after]),
    () => Buffer.concat([before, Buffer.alloc(middle.length, random.pick([0, 0x20, 0x37, 0xff])), after]),
    () => Buffer.concat([before, donor.subarray(from, from + random.upTo(4096)), after]),
    () => Buffer.concat([before, donor.subarray(from)]),
    () => Buffer.concat([bytes.subarray(0, at - (at % 512)), donor.subarray(from - (from % 512))]),
    () => before,
    () => flipped(bytes, at, random),
  ])()
}

function flipped(bytes: Buffer, at: number, random: Random): Buffer {
  const copy = Buffer.from(bytes)
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}

function changedTar(bytes: Buffer, donor: Buffer, random: Random): Buffer {
  const { parts, rest } = split(bytes)
  const at = random.below(parts.length)
  const other = random.below(parts.length)
  const copy = [...parts]
  const part = parts[at]
  if (!part) return changedBytes(bytes, donor, random)
  const strangers = split(random.oneIn(2) ? random.pick(ODD)() : (unpacked(donor) ?? donor)).parts
  const change = random.pick<() => void>([
    ...Array.from(
      { length: 8 },
      () => () => void (copy[at] = withContent(part, changedContent(part, donor, random))),
    ),
    ...Array.from({ length: 4 }, () => () => void (copy[at] = changedHeader(part, parts, random))),
    () => void copy.splice(at, 1),
    () => void copy.splice(at, 0, part),
    () => void copy.splice(at, 1, parts[other] ?? part),
    () => void copy.splice(other, 0, ...copy.splice(at, 1)),
    () => void copy.splice(at, 0, ...(strangers.length > 0 ? [random.pick(strangers)] : [])),
    () => void copy.splice(at, 0, ...strangers.slice(0, 4)),
  ])
  change()
  const ends = [0, 512, 1024, 1536].map((length) => Buffer.alloc(length))
  return join({ parts: copy, rest: random.oneIn(8) ? random.pick([...ends, donor]) : rest })
}

function changedContent({ header, content }: Part, donor: Buffer, random: Random): Buffer {
  return 'xg'.includes(typeOf(header)) ? changedPax(content, random) : changed(content, donor, random)
}

/** Members that are rare in archives. */
const ODD: readonly (() => Buffer)[] = [
  () => tar([paxHeader('x', [['path', 'a/b']])]),
  () => tar([paxHeader('g', [['comment', 'c']])]),
  () => tar([gnuLong('L', 'long/'.repeat(60)), gnuLong('K', 'a')]),
  () => tar([whiteout('a'), opaque('d'), hardlink('h', 'a'), symlink('d', 'e'), symlink('e', '../d')]),
  () => tar([device('a'), fifo('b'), { name: 'd', type: 'S' }, { name: 'e', type: 'V' }]),
  () => tar([{ name: '/', content: 'x' }, { name: '..', content: 'x' }, { name: '.wh.' }]),
  () => tar([{ name: 'manifest.json', content: '[]' }, symlink('index.json', 'manifest.json')]),
]

const FIELDS: readonly [at: number, length: number][] = [
  [0, 100],
  [124, 12],
  [124, 12],
  [156, 1],
  [156, 1],
  [157, 100],
  [257, 8],
  [345, 155],
  [476, 24],
  [508, 4],
  [100, 24],
  [136, 12],
]
const SIZES = [
  ...[0, 1, 511, 512, 513, 4096, 8 ** 11 - 1].map((size) => `${size.toString(8).padStart(11, '0')}\0`),
  ...[
    '           \0',
    '\0'.repeat(12),
    ' 17 \0\0\0\0\0\0\0\0',
    '17 1\0\0\0\0\0\0\0\0',
    '00000000019\0',
    '-0000000001\0',
  ],
].map((text) => Buffer.from(text))
const BASE_256 = [
  '8000000000000000000001ff',
  '80000000ffffffffffffffff',
  'ffffffffffffffffffffffff',
  'bf'.padEnd(24, 'f'),
]
const NAMES = [
  '',
  '.',
  '..',
  '/',
  './',
  'a',
  'a/',
  'd/a',
  'd/../a',
  '.wh.a',
  'd/.wh.',
  '.wh..wh..opq',
  '.wh..wh.x',
  '\xe9',
]

function changedHeader(part: Part, parts: readonly Part[], random: Random): Part {
  const [at, length] = random.pick(FIELDS)
  const names = [...NAMES, nameOf(random.pick(parts).header), 'n'.repeat(length)]
  const value = random.pick<() => Buffer>([
    () =>
      at === 124
        ? random.pick([...SIZES, ...BASE_256.map((hex) => Buffer.from(hex, 'hex'))])
        : random.bytes(length),
    () => Buffer.from(random.pick(names), 'latin1'),
    () => Buffer.from(random.pick(['0', '1', '2', '3', '5', '6', '7', 'x', 'g', 'L', 'K', 'S', '\0', ' '])),
    () => Buffer.from(random.pick(['ustar\x0000', 'ustar  \0', '\0'.repeat(8), 'tar\0'])),
  ])()
  const field = Buffer.alloc(length)
  value.copy(field)
  const header = patched(part.header, at, field)
  // sometimes the checksum stays wrong
  return {
    ...part,
    header: random.oneIn(16)
      ? Buffer.concat([header.subarray(0, 148), part.header.subarray(148, 156), header.subarray(156)])
      : header,
  }
}

const PAX_KEYS = [
  'path',
  'linkpath',
  'size',
  'GNU.sparse.map',
  'GNU.sparse.size',
  'GNU.sparse.realsize',
  'GNU.sparse.name',
]
const PAX_MORE = [
  'GNU.sparse.major',
  'GNU.sparse.minor',
  'GNU.sparse.numblocks',
  'GNU.sparse.offset',
  'GNU.sparse.numbytes',
]
const PAX_VALUES = [
  '',
  '0',
  '1',
  '4',
  '512',
  '700',
  '0,4',
  '0,2,602,2',
  '9007199254740991',
  '-1',
  '1.5',
  'a',
  'd/b',
  '../x',
  'a\0b',
  'b\nc',
]

/** One record changed, dropped, added or repeated; its length is usually right. */
function changedPax(content: Buffer, random: Random): Buffer {
  const records = content.toString('latin1').split(/(?<=\n)/)
  const at = random.below(records.length + 1)
  const [, old = 'path', value = ''] = /^\d+ ([^=]*)=(.*)\n$/s.exec(records[at] ?? '') ?? []
  const key = random.oneIn(2) ? old : random.pick([...PAX_KEYS, ...PAX_MORE])
  const body = ` ${key}=${random.oneIn(4) ? value : random.pick(PAX_VALUES)}\n`
  const length = [1, 2, 3].find((digits) => String(body.length + digits).length === digits) ?? 4
  const wrong = random.oneIn(12) ? random.pick([-1, 1, 100]) : 0
  const record = `${body.length + length + wrong}${body}`
  if (random.oneIn(6)) records.splice(at, 1)
  else records.splice(at, random.oneIn(3) ? 0 : 1, record)
  return Buffer.from(records.join(''), 'latin1')
}
