/** Streaming decompression. The format is detected from the first bytes, never from a media type or a name. */
import { once } from 'node:events'
import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { Decompress } from 'fzstd'
import { messageOf } from '../../core/errors.ts'
import { Malformed } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { zstdPieces } from './zstd-frames.ts'

export type Compression = 'none' | 'gzip' | 'zstd'

/** Takes compressed bytes by `write`; passes decompressed bytes to the `take` that it was created with. */
export interface Decoder {
  /** Resolves when more may be written. Rejects with Malformed, or with what `take` threw. */
  write(chunk: Buffer): Promise<void>
  /** Resolves when `take` has returned for the last byte. */
  end(): Promise<void>
}

/** Receives decompressed bytes; the decoder waits for its promise. */
export type Take = (chunk: Buffer) => Promise<void> | void

/**
 * Decompression limits the speed of reading layers. It runs on Node's thread pool, one chunk ahead, so that it does not
 * wait while this thread hashes. Chunks are small to save memory.
 */
const PIECES = { chunkSize: 2 ** 16, highWaterMark: 2 ** 17 }
/** Bytes of the longest magic number. */
export const MAGIC_BYTES = 6

export function compressionOf(head: Buffer): Compression {
  if (head.length >= 2 && head.readUInt16BE() === 0x1f8b) return 'gzip'
  const word = head.length >= 4 ? head.readUInt32LE() : 0
  return word === 0xfd2fb528 || (word >= 0x184d2a50 && word <= 0x184d2a5f) ? 'zstd' : 'none'
}

const FOREIGN: readonly [name: string, magic: Buffer][] = [
  ['xz', Buffer.from('fd377a585a00', 'hex')],
  ['bzip2', Buffer.from('425a68', 'hex')],
]

/** A compression that is recognised but not supported. */
export function foreignCompression(head: Buffer): string | null {
  return FOREIGN.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0] ?? null
}

/** Node has zstd since 22.15; before, `fzstd` does it in JavaScript. */
export const hasZstd = 'createZstdDecompress' in zlib

export function decoder(compression: Compression, take: Take, isNative = hasZstd): Decoder {
  return DECODERS[compression](take, isNative)
}

const DECODERS: Readonly<Record<Compression, (take: Take, isNative: boolean) => Decoder>> = {
  none: (take) => ({ write: async (chunk) => take(chunk), end: async () => {} }),
  gzip: (take) => through(zlib.createGunzip(PIECES), take, 'gzip'),
  zstd: (take, isNative) =>
    cut(isNative ? through(zlib.createZstdDecompress(PIECES), take, 'zstd') : inScript(take)),
}

/**
 * A gzip stream may be padded with zeros. Node ends it at the first zero, and treats the bytes after it differently for
 * different chunk sizes: here anything but zeros is an error.
 */
function through(stream: Transform & zlib.Zlib, take: Take, name: string): Decoder {
  const taken = takeAll(stream, take, name)
  taken.catch(() => {}) // reported by write and end
  let late: unknown = null
  stream.on('error', (cause) => (late ??= cause)) // `taken` may have settled by then
  let given = 0
  let lastByte = 0
  return {
    async write(chunk) {
      const length = lengthWithoutZeros(chunk)
      if (length > 0) lastByte = given + length
      given += chunk.length
      if (stream.destroyed || stream.readableEnded) return taken
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain').catch(() => taken), taken])
    },
    async end() {
      stream.end()
      await taken
      if (late !== null) throw undecodable(name, late)
      if (lastByte > stream.bytesWritten) throw new Malformed(`its ${name} stream has bytes after its end`)
    },
  }
}

function lengthWithoutZeros(chunk: Buffer): number {
  let length = chunk.length
  while (length > 0 && chunk[length - 1] === 0) length--
  return length
}

const undecodable = (name: string, cause: unknown): Malformed =>
  new Malformed(`its ${name} stream cannot be decompressed (${messageOf(cause)})`)

async function takeAll(stream: Transform, take: Take, name: string): Promise<void> {
  for await (const chunk of plain(stream, name)) await take(chunk)
}

async function* plain(stream: Transform, name: string): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>
  } catch (cause) {
    throw undecodable(name, cause)
  }
}

/** Feeds `inner` pieces that end at block boundaries and expand to 128 KiB at most. */
function cut(inner: Decoder): Decoder {
  const feed = new Feed(zstdPieces())
  return {
    async write(chunk) {
      for (const { bytes } of feed.write(chunk)) await inner.write(bytes)
    },
    async end() {
      for (const { bytes } of feed.end()) await inner.write(bytes)
      await inner.end()
    },
  }
}

function inScript(take: Take): Decoder {
  let ready: Buffer[] = []
  const script = new Decompress((data) => ready.push(Buffer.from(data)))
  const push = async (chunk: Buffer, isLast: boolean): Promise<void> => {
    try {
      script.push(chunk, isLast)
    } catch (cause) {
      throw new Malformed(`its zstd stream cannot be decompressed (${messageOf(cause)})`)
    }
    const chunks = ready
    ready = []
    for (const bytes of chunks) await take(bytes)
  }
  return { write: (chunk) => push(chunk, false), end: () => push(Buffer.alloc(0), true) }
}
