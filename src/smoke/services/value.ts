/** Values of the compose model, as `docker compose config` prints them. Pure. */

export type Mapping = Readonly<Record<string, unknown>>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What Compose prints for a key that the file does not set. */
export const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** Compose prints each dollar sign twice. */
export const withoutEscapes = (text: string): string => text.replaceAll('$$', '$')
