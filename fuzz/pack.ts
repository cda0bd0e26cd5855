/** Decompresses and compresses blobs. */
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { PACKS } from '../__tests__/support/images.ts'
import type { Random } from './random.ts'

/** Null if it is not compressed, damaged, or too large. */
export function unpacked(bytes: Buffer): Buffer | null {
  try {
    if (bytes[0] === 0x1f) return gunzipSync(bytes, { maxOutputLength: 2 ** 22 })
    if (bytes[0] === 0x28) return zstdDecompressSync(bytes, { maxOutputLength: 2 ** 22 })
    return null
  } catch {
    return null
  }
}

export const packed = (bytes: Buffer, random: Random): Buffer => random.pick(PACKS)(bytes)
