/** A row of a SQLite table: the length of its header, a type for each column, then the values. */

/** Null also for floating-point numbers and integers of more than 6 bytes, which are not needed here. */
export type Value = null | number | string | Buffer

/** Throws RangeError if it is damaged. */
export function recordOf(payload: Buffer): Value[] {
  const values: Value[] = []
  const header = varint(payload, 0)
  let at = header.value
  for (let type = header; type.end < header.value;) {
    type = varint(payload, type.end)
    const bytes = bytesOf(type.value)
    if (at + bytes > payload.length) throw new RangeError('a value ends outside its row')
    values.push(valueOf(type.value, payload.subarray(at, at + bytes)))
    at += bytes
  }
  return values
}

/** By type: null, integers of growing size, a float, and the constants 0 and 1, which take no bytes. */
const FIXED_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0]

const bytesOf = (type: number): number => FIXED_BYTES[type] ?? Math.floor((type - 12) / 2)

function valueOf(type: number, bytes: Buffer): Value {
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString()
  if (type === 8 || type === 9) return type - 8
  return bytes.length > 0 && bytes.length <= 6 ? bytes.readIntBE(0, bytes.length) : null
}

/** An unsigned number in 1 to 9 bytes, 7 bits each, the highest first; `end` is where it ends. */
export function varint(bytes: Buffer, at: number): { value: number; end: number } {
  let value = 0
  for (let end = at; end < at + 8; end++) {
    const byte = bytes.readUInt8(end)
    value = value * 128 + (byte & 127)
    if (byte < 128) return { value, end: end + 1 }
  }
  return { value: value * 256 + bytes.readUInt8(at + 8), end: at + 9 }
}
