/** Compares a weighed image with the slow model: one sentence for each difference. */
import type { Dead, Image } from '../../src/core/schema.ts'
import type { SlowImage } from './slow-archive.ts'
import type { DeadContent } from './slow-model.ts'

export function differences(image: Image, model: SlowImage): string[] {
  const dead = sum(model.dead)
  const sizes = { onDisk: model.onDisk, deadWeight: dead, fileSystem: model.onDisk - dead }
  return [
    ...Object.entries(sizes).flatMap(([key, value]) =>
      differs(key, image.sizes[key as keyof typeof sizes], value),
    ),
    ...differs('layers', image.layers.length, model.layers.length),
    ...model.layers.flatMap((layer, index) =>
      Object.entries(layer).flatMap(([key, value]) =>
        differs(`layer ${index} ${key}`, image.layers[index]?.[key as keyof typeof layer], value),
      ),
    ),
    ...rowDifferences(image.dead, model.dead),
  ]
}

const differs = (what: string, weighed: unknown, modelled: unknown): string[] =>
  weighed === modelled ? [] : [`${what}: ${String(weighed)}, and ${String(modelled)} in the model`]

const sum = (rows: readonly { bytes: number }[]): number =>
  rows.reduce((total, { bytes }) => total + bytes, 0)

const fateOf = ({ addedBy, killedBy, cause }: Dead | DeadContent): string =>
  `${String(addedBy)} ${String(killedBy)} ${String(cause)}`

/** Every dead content belongs to exactly one row: of its path or a folder above it, with the same cause. */
function rowDifferences(rows: readonly Dead[], dead: readonly DeadContent[]): string[] {
  if (rows.at(-1)?.cause === null) return [] // there are more rows than the Report shows
  const key = (row: Dead): string => `${row.path} ${fateOf(row)}`
  const stated = totals(rows.map((row) => [key(row), row.bytes]))
  const found = totals(
    dead.map((content) => {
      const path = shown(content.path)
      const fitting = rows.filter((row) => fateOf(row) === fateOf(content))
      const row =
        fitting.find((one) => one.path === path) ?? fitting.find((one) => path.startsWith(`${one.path}/`))
      return [row ? key(row) : `no row for ${path} ${fateOf(content)}`, content.bytes]
    }),
  )
  return [...new Set([...stated.keys(), ...found.keys()])].flatMap((row) =>
    differs(`dead: ${row}`, stated.get(row), found.get(row)),
  )
}

function totals(pairs: readonly (readonly [key: string, bytes: number])[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const [key, bytes] of pairs) all.set(key, (all.get(key) ?? 0) + bytes)
  return all
}

/** One well-formed character of UTF-8 as bytes (Unicode, table 3-7), or else one byte. */
const CHARACTER =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g

/** A path of one character a byte as a Report shows it: bytes that are not UTF-8 as `\xNN`. */
export const shown = (path: string): string =>
  path.replace(CHARACTER, (bytes) =>
    bytes.length === 1 && bytes >= '\x80'
      ? `\\x${bytes.charCodeAt(0).toString(16)}`
      : Buffer.from(bytes, 'latin1').toString(),
  )
