/**
 * HalfSipHash-1-3 with a key of this process: whoever writes an archive cannot choose names that collide, so that
 * tables keyed by names stay fast. Not for digests.
 */
import { randomBytes } from 'node:crypto'

const KEY_0 = randomBytes(4).readInt32LE()
const KEY_1 = randomBytes(4).readInt32LE()

/** The state between rounds. Four numbers of the module, because this runs for every part of every path. */
let a = 0
let b = 0
let c = 0
let d = 0

/** Of a number and the bytes from `start` to `end`, as a signed 32-bit number. */
export function hashOf(number: number, bytes: Uint8Array, start: number, end: number): number {
  a = KEY_0
  b = KEY_1
  c = 0x6c796765 ^ KEY_0
  d = 0x74656462 ^ KEY_1
  absorb(number)
  let word = 0
  for (let at = start; at < end; at++) {
    const place = (at - start) & 3
    word |= (bytes[at] ?? 0) << (8 * place)
    if (place === 3) {
      absorb(word)
      word = 0
    }
  }
  absorb(word)
  absorb(end - start)
  c ^= 0xff
  round()
  round()
  round()
  return b ^ d
}

function absorb(word: number): void {
  d ^= word
  round()
  a ^= word
}

function round(): void {
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
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
