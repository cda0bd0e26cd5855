/** Names are bytes; a Report is text. What is not UTF-8 is written `\xNN`, each byte for itself, the rest as it is. */
import { isUtf8 } from 'node:buffer'

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

/** Bytes of the character that such a byte begins, if it begins one. */
function lengthFrom(byte: number): number {
  if (byte < 0xc0) return 1
  if (byte < 0xe0) return 2
  return byte < 0xf0 ? 3 : 4
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
