/**
 * Cuts a zstd stream (RFC 8878) into pieces that end where a block or a frame ends, without decoding it, and drops
 * skippable frames. Needed because Node's decoder stops after the first frame unless each frame starts a chunk. It also
 * bounds what one piece expands to, detects a cut-off stream, and refuses windows that would take too much memory.
 */
import { Malformed } from '../malformed.ts'
import type { Parser, Want } from '../tar/feed.ts'

export interface Piece {
  readonly kind: 'piece'
  readonly bytes: Buffer
}

const MAGIC = 0xfd2fb528
/** Frames that a decoder skips have one of sixteen magic numbers. */
const isSkippable = (magic: number): boolean => magic >= 0x184d2a50 && magic <= 0x184d2a5f
/** 128 MiB, as in zstd's own tools. */
const MOST_WINDOW = 2 ** 27
const DICTIONARY_ID_BYTES = [0, 1, 2, 4]
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]
const RLE = 1

type Step = Generator<Want | Piece, void, Buffer>

/** Throws Malformed. */
export function* zstdPieces(): Parser<Piece> {
  for (;;) {
    const magic = yield want(4)
    if (magic.length === 0) return
    if (magic.length < 4) throw cutOff()
    const number = magic.readUInt32LE()
    if (isSkippable(number)) yield* skippable()
    else if (number === MAGIC) yield* frame(magic)
    else throw new Malformed('its zstd stream has bytes outside of any frame')
  }
}

function* frame(magic: Buffer): Step {
  const header = yield* frameHeader()
  yield piece(Buffer.concat([magic, header]))
  for (let last = false; !last;) {
    const head = yield* exactly(3)
    const word = head.readUIntLE(0, 3)
    last = (word & 1) === 1
    const size = ((word >> 1) & 3) === RLE ? 1 : word >> 3
    const checksum = last && ((header[0] ?? 0) & 4) !== 0 ? 4 : 0
    yield piece(Buffer.concat([head, yield* exactly(size + checksum)]))
  }
}

function* frameHeader(): Generator<Want, Buffer, Buffer> {
  const descriptor = yield* exactly(1)
  const flags = descriptor[0] ?? 0
  const isSingle = (flags & 0x20) !== 0
  const sizeBytes = isSingle && flags >> 6 === 0 ? 1 : (CONTENT_SIZE_BYTES[flags >> 6] ?? 0)
  const rest = yield* exactly((isSingle ? 0 : 1) + (DICTIONARY_ID_BYTES[flags & 3] ?? 0) + sizeBytes)
  const window = isSingle ? contentSize(rest.subarray(rest.length - sizeBytes)) : windowSize(rest[0] ?? 0)
  if (window > MOST_WINDOW)
    throw new Malformed(`its zstd stream needs a window of more than ${MOST_WINDOW} bytes`)
  return Buffer.concat([descriptor, rest])
}

const windowSize = (byte: number): number => 2 ** (10 + (byte >> 3)) * (1 + (byte & 7) / 8)

function contentSize(field: Buffer): number {
  if (field.length === 8) return Number(field.readBigUInt64LE())
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0)
}

function* skippable(): Generator<Want, void, Buffer> {
  for (let left = (yield* exactly(4)).readUInt32LE(); left > 0;) {
    const part = yield { kind: 'want', bytes: left, whole: false }
    if (part.length === 0) throw cutOff()
    left -= part.length
  }
}

function* exactly(bytes: number): Generator<Want, Buffer, Buffer> {
  if (bytes === 0) return Buffer.alloc(0)
  const part = yield want(bytes)
  if (part.length < bytes) throw cutOff()
  return part
}

const want = (bytes: number): Want => ({ kind: 'want', bytes, whole: true })
const piece = (bytes: Buffer): Piece => ({ kind: 'piece', bytes })
const cutOff = (): Malformed => new Malformed('its zstd stream is cut off')
