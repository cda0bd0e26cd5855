/**
 * How it is known, the most certain first: by a checksum in it; by its structure, as of a key; by its form, or because its
 * file is for nothing else; a guess.
 */
export const SURENESS = ['checksum', 'structure', 'form', 'hint'] as const
export type Sure = (typeof SURENESS)[number]

/** A secret in a text, by its place. The value itself is never kept. */
export interface Span {
  /** `an npm token`. */
  readonly what: string
  readonly sure: Sure
  readonly start: number
  readonly end: number
}

/** A secret in a file: what is kept with a layer, in memory and in the cache. */
export interface Found {
  readonly what: string
  readonly sure: Sure
  /** Counted from 1; of the first of its kind in the file. */
  readonly line: number
}
