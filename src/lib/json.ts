/** Reads JSON that others wrote: every look yields a value of the asked type, or its absence. */

export type Json = unknown

/** Null for bytes that are no JSON. */
export function parseJson(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return null
  }
}

/** How many values the JSON has, at most: one, and one more behind each comma and in each list or object. */
export function mostValues(bytes: Buffer): number {
  let count = 1
  for (const byte of bytes) if (byte === COMMA || byte === LIST || byte === OBJECT) count++
  return count
}

const [COMMA, LIST, OBJECT] = [0x2c, 0x5b, 0x7b]

/** Own properties only: a key such as `__proto__` is a key like any other. */
export const field = (value: Json, ...path: string[]): Json =>
  path.reduce<Json>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value)

export const text = (value: Json): string => (typeof value === 'string' ? value : '')
export const number = (value: Json): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
export const list = (value: Json): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
export const texts = (value: Json): string[] => list(value).filter((item) => typeof item === 'string')
export const entries = (value: Json): [key: string, value: Json][] =>
  isObject(value) && !Array.isArray(value) ? Object.entries(value) : []

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null
