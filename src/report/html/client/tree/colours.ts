/** What a colour of the treemap means: the layer that stored a file, the package that owns it, or its age. */
import type { Image, Report } from '../../../../core/schema.ts'
import { count } from '../../../../lib/units.ts'
import { AGES, KINDS, NONE, OTHER } from '../palette.ts'
import { largestLayers, layerName } from '../layer-name.ts'
import { ROOT, type Files } from './files.ts'

export const SCHEMES = ['layer', 'package', 'age'] as const
export type SchemeName = (typeof SCHEMES)[number]

export interface Meaning {
  readonly label: string
  readonly color: string
  /** Of the whole file system. */
  readonly bytes: number
}

export interface Scheme {
  /** Those that occur. */
  readonly meanings: readonly Meaning[]
  /** Index in `meanings` of a row of files. */
  readonly meaningOf: (row: number) => number
}

export function schemeOf(name: SchemeName, files: Files, report: Report): Scheme {
  switch (name) {
    case 'layer':
      return byLayer(files, report.image)
    case 'package':
      return byPackage(files)
    case 'age':
      return byAge(files, Date.parse(report.at) / 1000)
  }
}

/** The colours are those of the layers' bars. */
function byLayer(files: Files, image: Image | null): Scheme {
  const layerOf = (row: number): number => files.tree.layers[row] ?? -1
  const labels = {
    one: (index: number) => layerName(image?.layers[index], index),
    ...{ none: 'Unknown layer', noun: 'other layer' },
  }
  return byKind(files, layerOf, largestLayers(image), labels)
}

function byPackage(files: Files): Scheme {
  const { tree } = files
  const ownerOf = (row: number): number => tree.ownedBy[row] ?? -1
  const sums = [...sumsBy(files, ownerOf)].filter(([owner]) => owner >= 0).sort((a, b) => b[1] - a[1])
  const own = sums.slice(0, KINDS.length).map(([owner]) => owner)
  const labels = {
    one: (owner: number) => tree.owners[owner] ?? '',
    ...{ none: 'No package', noun: 'other package' },
  }
  return byKind(files, ownerOf, own, labels)
}

interface Labels {
  readonly one: (value: number) => string
  /** Of −1. */
  readonly none: string
  readonly noun: string
}

/** One meaning for each value of `own`, one for all others, one for −1; the largest first. */
function byKind(
  files: Files,
  valueOf: (row: number) => number,
  own: readonly number[],
  labels: Labels,
): Scheme {
  const sums = sumsBy(files, valueOf)
  const others = [...sums.keys()].filter((value) => value >= 0 && !own.includes(value))
  const groups = [
    ...own.map((value, at) => ({ values: [value], label: labels.one(value), color: KINDS[at] ?? OTHER })),
    { values: others, label: count(others.length, labels.noun), color: OTHER },
    { values: [-1], label: labels.none, color: NONE },
  ]
  const bytesOf = ({ values }: (typeof groups)[number]): number =>
    values.reduce((sum, value) => sum + (sums.get(value) ?? 0), 0)
  const seen = groups
    .filter(({ values }) => values.some((value) => sums.has(value)))
    .sort((a, b) => bytesOf(b) - bytesOf(a))
  const index = new Map(seen.flatMap(({ values }, at) => values.map((value) => [value, at] as const)))
  return {
    meanings: seen.map((group) => ({ label: group.label, color: group.color, bytes: bytesOf(group) })),
    meaningOf: (row) => index.get(valueOf(row)) ?? 0,
  }
}

const DAY = 86_400
const LIMITS: readonly (readonly [number, string])[] = [
  [30 * DAY, 'Up to 30 days'],
  [180 * DAY, 'Up to 6 months'],
  [365 * DAY, 'Up to a year'],
  [2 * 365 * DAY, 'Up to 2 years'],
  [5 * 365 * DAY, 'Up to 5 years'],
  [Infinity, 'Older'],
]

function byAge(files: Files, now: number): Scheme {
  const { times } = files.tree
  const groupOf = (row: number): number => {
    const time = times[row] ?? 0
    return time === 0 ? -1 : LIMITS.findIndex(([limit]) => now - time <= limit)
  }
  const sums = sumsBy(files, groupOf)
  const groups = [...LIMITS.keys(), -1].filter((group) => sums.has(group))
  const index = new Map(groups.map((group, at) => [group, at]))
  return {
    meanings: groups.map((group) => ({
      label: LIMITS[group]?.[1] ?? 'Unknown age',
      color: AGES[group] ?? NONE,
      bytes: sums.get(group) ?? 0,
    })),
    meaningOf: (row) => index.get(groupOf(row)) ?? 0,
  }
}

/** Bytes of files by value. */
function sumsBy({ tree, rows, isFolder }: Files, valueOf: (row: number) => number): Map<number, number> {
  const sums = new Map<number, number>()
  for (let row = ROOT; row < rows; row++) {
    if (isFolder(row)) continue
    const value = valueOf(row)
    sums.set(value, (sums.get(value) ?? 0) + (tree.bytes[row] ?? 0))
  }
  return sums
}

/** Of a closed folder: its largest file, of which most of it probably is. */
export function typical(files: Files, row: number): number {
  let at = row
  for (
    let next: number | undefined = at;
    next !== undefined && files.isFolder(at);
    next = files.inFolder(at)[0]
  )
    at = next
  return at
}
