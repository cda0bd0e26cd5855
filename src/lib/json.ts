/** Reads JSON from untrusted sources: each function returns a value of its type, or null, empty or undefined. Not zod: that takes longer to load than a cached build may cost. */

export type Json = unknown

/** Null when it is not JSON. Bytes are UTF-8. */
export function parseJson(bytes: Buffer | string): Json {
  try {
    return JSON.parse(bytes.toString()) as unknown
  } catch {
    return null
  }
}

/** Upper bound of the number of values in the JSON: one, and one more after each comma and in each list or object. */
export function mostValues(bytes: Buffer): number {
  let count = 1
  for (const byte of bytes) if (byte === COMMA || byte === LIST || byte === OBJECT) count++
  return count
}

const [COMMA, LIST, OBJECT] = [0x2c, 0x5b, 0x7b]

/** The value at a path of own properties, so that `__proto__` is a key like any other; undefined where there is none. */
export const field = (value: Json, ...path: string[]): Json =>
  path.reduce<Json>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value)

/** Empty when it is not a string. */
export const text = (value: Json): string => (typeof value === 'string' ? value : '')
/** Null when it is not a finite number. */
export const number = (value: Json): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
/** Empty when it is not a list. */
export const list = (value: Json): Json[] => (Array.isArray(value) ? (value as Json[]) : [])
/** The strings of a list. */
export const texts = (value: Json): string[] => list(value).filter((item) => typeof item === 'string')
/** The properties of an object; none of a list. */
export const entries = (value: Json): [key: string, value: Json][] =>
  isObject(value) && !Array.isArray(value) ? Object.entries(value) : []

/** The same value with each of its texts changed; keys stay. */
export function mapTexts(value: Json, change: (one: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return list(value).map((one) => mapTexts(one, change))
  return isObject(value)
    ? Object.fromEntries(entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
    : value
}

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null
