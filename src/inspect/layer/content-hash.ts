/** A hash of the content that a program reads from a file, with holes as zeros: equal for equal files. */
import crypto, { createHash, randomBytes, type Hash } from 'node:crypto'
import type { Budget } from '../budget.ts'
import type { Sparse } from '../tar/sparse.ts'

/** Half of SHA-256: short enough for millions, and long enough to prevent collisions. */
export const HASH_BYTES = 16

const EMPTY = Buffer.alloc(HASH_BYTES)
const ZEROS = Buffer.alloc(64 * 1024)

/** Takes a file's stored bytes in order, then returns its hash. */
export interface ContentHash {
  update(bytes: Buffer): void
  digest(): Buffer
}

/** `size`: bytes as stored; `sparse`: null for an ordinary file. */
export function contentHash(size: number, sparse: Sparse | null, budget: Budget): ContentHash {
  if (sparse) return budget.affordsHoles(sparse.logical - size) ? ofSparse(sparse) : unequal
  return size === 0 ? ofEmpty : ofBytes(size)
}

const ofEmpty: ContentHash = { update() {}, digest: () => EMPTY }
/** A file whose holes are over the limit equals no other. */
const unequal: ContentHash = { update() {}, digest: () => randomBytes(HASH_BYTES) }

/** Most files are small and come in one piece: no hash object is made for them, which costs memory outside of the heap. */
function ofBytes(size: number): ContentHash {
  let digest: Buffer | null = null
  let whole: ContentHash | null = null
  return {
    update(bytes) {
      if (bytes.length === size) digest = sha256(bytes)
      else (whole ??= ofWhole()).update(bytes)
    },
    digest: () => digest?.subarray(0, HASH_BYTES) ?? (whole ?? ofWhole()).digest(),
  }
}

/** Node before 20.12 has no `hash`. */
const sha256 = (bytes: Buffer): Buffer =>
  'hash' in crypto ? crypto.hash('sha256', bytes, 'buffer') : createHash('sha256').update(bytes).digest()

function ofWhole(hash: Hash = createHash('sha256')): ContentHash {
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest().subarray(0, HASH_BYTES) }
}

function ofSparse({ segments, logical }: Sparse): ContentHash {
  if (logical === 0) return ofEmpty
  const hash = createHash('sha256')
  const whole = ofWhole(hash)
  let position = 0
  let index = 0
  const zerosTo = (end: number): void => {
    for (; position < end; position += Math.min(ZEROS.length, end - position))
      hash.update(ZEROS.subarray(0, Math.min(ZEROS.length, end - position)))
  }
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length;) {
        const { offset = 0, bytes: length = 0 } = segments[index] ?? {}
        zerosTo(offset)
        const part = bytes.subarray(at, at + offset + length - position)
        hash.update(part)
        position += part.length
        at += part.length
        if (position >= offset + length) index++
      }
    },
    digest() {
      zerosTo(logical)
      return whole.digest()
    },
  }
}
