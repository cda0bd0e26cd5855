/** The text of a config file from its bytes. Pure. */
export const MOST_CONFIG_BYTES = 1_000_000

export type Text = { ok: true; text: string } | { ok: false; why: string }

const BYTE_ORDER_MARKS: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['UTF-32', 0xff, 0xfe, 0, 0],
  ['UTF-32', 0, 0, 0xfe, 0xff],
  ['UTF-16', 0xff, 0xfe],
  ['UTF-16', 0xfe, 0xff],
]

/** `why` completes "the config file …". A UTF-8 mark is dropped. */
export function configText(bytes: Uint8Array): Text {
  if (bytes.length > MOST_CONFIG_BYTES)
    return no(`has more than ${MOST_CONFIG_BYTES.toLocaleString('en-US')} bytes, the most that is read`)
  const other = BYTE_ORDER_MARKS.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (other) return no(`is written in ${other[0]}: save it as UTF-8`)
  if (bytes.includes(0)) return no('has a NUL byte, so it is not written in UTF-8: save it as UTF-8')
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return no('is not written in UTF-8: save it as UTF-8')
  }
}

const no = (why: string): Text => ({ ok: false, why })
