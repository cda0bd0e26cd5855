/**
 * What a kind of file can say, as data: each field, its type, and what is done with it. `docs/contract-files.md` is made from
 * these tables, the readers check files with them.
 */
import type { ContractKind } from '../model.ts'

/**
 * `text` takes numbers and booleans too, as YAML writes them without quotes. `texts`: a text or a list of texts. `maps`: a map
 * or a list of maps. `scalar`: any plain value. `any` is not looked into.
 */
export type FieldType =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'duration'
  | 'size'
  | 'scalar'
  | 'texts'
  | 'list'
  | 'map'
  | 'maps'
  | 'any'

/**
 * imitated: the image is tried under it · compared: with what was measured · not tried: Docker has no such thing, or it is about
 * another container · no rule: says nothing about the image.
 */
export type FieldUse = 'imitated' | 'compared' | 'not tried' | 'no rule'

/**
 * A row. `path`: names joined by dots; `[]` an item of a list, `*` any name. A map above a row needs no row. `about`: what it
 * means, or why it is not tried: a part of a sentence.
 */
export type FieldRow = readonly [path: string, type: FieldType, use: FieldUse, about: string]

export interface KindTable {
  readonly kind: ContractKind
  /** As the docs name the files. */
  readonly files: string
  /** The documentation that the rows follow, and the month in which it was read. */
  readonly source: string
  readonly read: string
  readonly rows: readonly FieldRow[]
}

/** Rows of names that say nothing about the image. */
export const noRule = (about: string, ...paths: readonly string[]): FieldRow[] =>
  paths.map((path) => [path, 'any', 'no rule', about])

/** Rows of names that are not tried for one reason. */
export const notTried = (why: string, ...paths: readonly string[]): FieldRow[] =>
  paths.map((path) => [path, 'any', 'not tried', why])
