import { isUtf8 } from 'node:buffer'

/** A name, which is bytes, as text: each byte that is not part of valid UTF-8 becomes `\xNN`. */
export function escaped(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return textOf(bytes)
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const character = bytes.subarray(at, at + lengthFrom(bytes[at] ?? 0))
    const isText = isUtf8(character)
    text += isText ? textOf(character) : `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`
    at += isText ? character.length : 1
  }
  return text
}

/** Bytes of a UTF-8 character by its first byte. */
function lengthFrom(byte: number): number {
  if (byte < 0xc0) return 1
  if (byte < 0xe0) return 2
  return byte < 0xf0 ? 3 : 4
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
