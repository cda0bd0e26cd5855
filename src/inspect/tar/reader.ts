/**
 * Parses a tar into events: each member, its content in pieces, its end. As lenient and as strict as Go's archive/tar,
 * which engines use: missing end blocks, short padding and junk after the end are allowed; a lone zero block, a wrong
 * checksum, an end inside a header or content are errors. Never seeks, never buffers content.
 */
import { limits } from '../limits.ts'
import { CutOff, Malformed, withPosition } from '../malformed.ts'
import type { Parser, Skip, Want } from './feed.ts'
import { BLOCK, cString, isZeroBlock, parseHeader, sizeOf, type Header } from './header.ts'
import { parsePax, type Pax } from './pax.ts'
import { MapInContent, logicalSize, mapInHeader, sparseFormat, sparseOf, type Sparse } from './sparse.ts'

export interface TarMember {
  /** The type flag; `\0` becomes `0` or, if the name ends with a slash, `5`. */
  readonly type: string
  /** As written, in bytes; the long form if there are several. */
  readonly name: Buffer
  readonly link: Buffer
  /** Permission bits. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Of its last change, seconds since 1970; 0 unknown. */
  readonly time: number
  /** Content bytes in the tar: of a sparse file, its data without the map. */
  readonly size: number
  readonly sparse: Sparse | null
  /** Offset of its header block in the tar. */
  readonly at: number
}

export type TarEvent =
  | { readonly kind: 'member'; readonly member: TarMember }
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'end' }

const END = { kind: 'end' } as const
const ONE_BLOCK: Want = { kind: 'want', bytes: BLOCK, whole: true }

/** Extended headers in front of a member. */
interface Extras {
  readonly pax: Pax | null
  readonly name: Buffer | null
  readonly link: Buffer | null
}
const NONE: Extras = { pax: null, name: null, link: null }

/**
 * For `Feed`. Throws Malformed. `content` left out: the stream has everything but the contents of files, as an engine's
 * tar-split records keep it; each member is followed by its end at once.
 */
export function* parseTar(content: 'whole' | 'left-out' = 'whole'): Parser<TarEvent> {
  let at = 0
  let extras = NONE
  for (;;) {
    const block = yield ONE_BLOCK
    if (block.length === 0) return
    if (block.length < BLOCK) throw new CutOff('a tar header', at + block.length)
    if (isZeroBlock(block)) return yield* expectEnd(at + BLOCK)
    try {
      const header = parseHeader(block)
      const add = EXTRAS.get(header.type)
      if (add) {
        extras = add(extras, yield* wholeContent(header, at + BLOCK))
        at += BLOCK + padded(header.size)
      } else {
        at += BLOCK + (yield* oneMember(header, extras, at, content))
        extras = NONE
      }
    } catch (cause) {
      throw withPosition(cause, at)
    }
  }
}

/** A later header of a kind replaces an earlier one. Engines ignore global headers, and the extras before them. */
const EXTRAS = new Map<string, (extras: Extras, content: Buffer) => Extras>([
  ['x', (extras, content) => ({ ...extras, pax: parsePax(content) })],
  ['g', () => NONE],
  ['L', (extras, content) => ({ ...extras, name: cString(content) })],
  ['K', (extras, content) => ({ ...extras, link: cString(content) })],
])

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

/** A single zero block is allowed at the end of input; everything after two of them is ignored. */
function* expectEnd(at: number): Parser<TarEvent> {
  const second = yield ONE_BLOCK
  if (second.length === 0) return
  if (second.length < BLOCK) throw new CutOff('a tar header', at + second.length)
  if (!isZeroBlock(second)) throw new Malformed('a lone zero block is between members', at - BLOCK)
}

function* wholeContent({ size }: Header, at: number): Generator<Want | Skip, Buffer, Buffer> {
  if (size > limits.headerBytes)
    throw new Malformed(`an extended header is longer than ${limits.headerBytes} bytes`)
  const content = size > 0 ? yield { kind: 'want', bytes: size, whole: true } : Buffer.alloc(0)
  if (content.length < size) throw new CutOff('an extended header', at + content.length)
  if (padded(size) > size) yield { kind: 'skip', bytes: padded(size) - size }
  return Buffer.from(content)
}

/** Returns the bytes of the content with padding. One function, because each nested generator costs time. */
function* oneMember(
  header: Header,
  extras: Extras,
  at: number,
  content: 'whole' | 'left-out',
): Generator<Want | Skip | TarEvent, number, Buffer> {
  const { pax } = extras
  const name = nameOf(header, extras)
  const type = typeOf(header.type, name)
  const stored = sizeOf(type, pax?.size ?? header.size)
  if (content === 'left-out' && pax && sparseFormat(pax) !== null)
    throw new Malformed('a sparse file has a map that is not recorded')
  const map = pax ? yield* sparseMap(pax, stored) : null
  const size = stored - (map?.bytes ?? 0)
  const sparse = pax && map ? sparseOf(map.numbers, logicalSize(pax, stored), size) : null
  yield {
    kind: 'member',
    member: {
      ...{ type, name, link: linkOf(header, extras), size, sparse, at },
      mode: header.mode,
      uid: pax?.uid ?? header.uid,
      gid: pax?.gid ?? header.gid,
      time: pax?.time ?? header.time,
    },
  }
  for (let left = content === 'whole' ? size : 0; left > 0;) {
    const bytes = yield { kind: 'want', bytes: left, whole: false }
    if (bytes.length === 0) throw new CutOff('the content of a member', at + BLOCK + stored - left)
    left -= bytes.length
    yield { kind: 'content', bytes }
  }
  yield END
  if (padded(stored) > stored) yield { kind: 'skip', bytes: padded(stored) - stored }
  return padded(stored)
}

const nameOf = ({ name }: Header, { pax, name: long }: Extras): Buffer => {
  const sparseName = pax && sparseFormat(pax) ? pax.sparse.get('name') : undefined
  return sparseName ? Buffer.from(sparseName, 'latin1') : (filled(long) ?? pax?.path ?? name)
}
const linkOf = ({ link }: Header, extras: Extras): Buffer =>
  filled(extras.link) ?? extras.pax?.linkpath ?? link
const filled = (bytes: Buffer | null): Buffer | null => (bytes && bytes.length > 0 ? bytes : null)

/** Writers before ustar mark a folder by a slash at the end of its name. */
function typeOf(type: string, name: Buffer): string {
  if (type !== '\0') return type
  return name.at(-1) === 0x2f ? '5' : '0'
}

function* sparseMap(
  pax: Pax,
  stored: number,
): Generator<Want, { numbers: readonly number[]; bytes: number } | null, Buffer> {
  const format = sparseFormat(pax)
  if (format === null) return null
  if (format === 'in-header') return { numbers: mapInHeader(pax), bytes: 0 }
  const map = new MapInContent()
  while (!map.complete) {
    if (map.bytes + BLOCK > padded(stored)) throw new Malformed('a sparse file has a map that cannot be read')
    map.add(yield ONE_BLOCK)
  }
  return map
}
