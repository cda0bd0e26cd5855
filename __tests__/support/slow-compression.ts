/** Decompresses blobs slowly, completely in memory. Shares no code with src. */
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { Refused } from './slow-model.ts'
import { hasSlowChecksum } from './slow-tar.ts'

/** Detects the format by the first bytes; `kind` is null if neither tar nor compressed. */
export function unpackedSlowly(bytes: Buffer): { kind: 'tar' | 'packed' | null; plain: Buffer } {
  const block = bytes.subarray(0, 512).toString('latin1')
  const isTar = bytes.length === 0 || hasSlowChecksum(block) || /^\0{512}$/.test(block)
  if (isTar) return { kind: 'tar', plain: bytes }
  try {
    if (block.startsWith('\x1f\x8b')) return { kind: 'packed', plain: gunzipped(bytes) }
    if (isZstd(bytes))
      return {
        kind: 'packed',
        plain: Buffer.concat([...framesOf(bytes)].map((frame) => zstdDecompressSync(frame))),
      }
  } catch (cause) {
    throw new Refused('a damaged stream', { cause })
  }
  return { kind: null, plain: bytes }
}

/** Only zeros may follow the last member. */
function gunzipped(bytes: Buffer): Buffer {
  const result: unknown = gunzipSync(bytes, { info: true })
  if (!isResult(result) || bytes.subarray(result.engine.bytesWritten).some((byte) => byte !== 0))
    throw new Refused('bytes after the end')
  return result.buffer
}

/** The result with option `info`, which the types lack. */
const isResult = (value: unknown): value is { buffer: Buffer; engine: { bytesWritten: number } } =>
  typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value

const MAGIC = 0xfd2fb528
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5
const isZstd = (bytes: Buffer): boolean =>
  bytes.length >= 4 && (bytes.readUInt32LE() === MAGIC || isSkippable(bytes.readUInt32LE()))

/** RFC 8878: decodes all frames, without skippable ones. Reading beyond the end throws. */
function* framesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const start = at
    const magic = bytes.readUInt32LE(at)
    if (isSkippable(magic)) {
      at += 8 + bytes.readUInt32LE(at + 4)
      if (at > bytes.length) throw new Refused('a cut frame')
      continue
    }
    if (magic !== MAGIC) throw new Refused('no frame')
    const flags = bytes.readUInt8(at + 4)
    const isSingle = (flags & 0x20) !== 0
    const sizes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0
    at += 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0) + sizes
    for (let last = false; !last;) {
      const head = bytes.readUIntLE(at, 3)
      last = (head & 1) === 1
      at += 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3)
    }
    at += (flags & 4) !== 0 ? 4 : 0
    if (at > bytes.length) throw new Refused('a cut frame')
    yield bytes.subarray(start, at)
  }
}
