/** Names are bytes; a Report is text. What is not UTF-8 is written `\xNN`, each byte for itself, the rest as it is. */
import { TextDecoder } from 'node:util'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function escaped(bytes: Uint8Array): string {
  const whole = decode(bytes)
  if (whole !== null) return whole
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const [character, length] = characterAt(bytes, at)
    text += character
    at += length
  }
  return text
}

function characterAt(bytes: Uint8Array, at: number): [text: string, length: number] {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    const text = decode(bytes.subarray(at, at + length))
    if (text !== null) return [text, length]
  }
  return [`\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`, 1]
}

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}
