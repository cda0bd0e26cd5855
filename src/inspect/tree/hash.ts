/**
 * HalfSipHash-1-3 with a random key of this process: the author of an archive cannot choose names that collide, so hash
 * tables stay fast. Not for digests.
 */
import { randomBytes } from 'node:crypto'

const KEY_0 = randomBytes(4).readInt32LE()
const KEY_1 = randomBytes(4).readInt32LE()

/** Rounds after the last word. */
const FINAL = 3

/** Hash of a number and `bytes[start..end)`, as a signed 32-bit number. Runs for every part of every path. */
export function hashOf(number: number, bytes: Uint8Array, start: number, end: number): number {
  let a = KEY_0
  let b = KEY_1
  let c = 0x6c796765 ^ KEY_0
  let d = 0x74656462 ^ KEY_1
  // the number, whole words, the rest of the bytes, their count
  const words = 3 + ((end - start) >> 2)
  for (let step = 0; step < words + FINAL; step++) {
    let word = 0
    if (step === 0) word = number
    else if (step < words - 1) word = wordAt(bytes, start + 4 * (step - 1), end)
    else if (step === words - 1) word = end - start
    else if (step === words) c ^= 0xff
    d ^= word
    a = (a + b) | 0
    b = rotate(b, 5) ^ a
    a = rotate(a, 16)
    c = (c + d) | 0
    d = rotate(d, 8) ^ c
    a = (a + d) | 0
    d = rotate(d, 7) ^ a
    c = (c + b) | 0
    b = rotate(b, 13) ^ c
    c = rotate(c, 16)
    a ^= word
  }
  return b ^ d
}

/** Four bytes, or as many as come before `end`. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  let word = 0
  for (let from = at; from < end && from < at + 4; from++) word |= (bytes[from] ?? 0) << (8 * (from - at))
  return word
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
