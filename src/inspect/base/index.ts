/**
 * Which image the weighed one stands on, how many of its layers are that image's, and what that one stands on in turn.
 * Equal diffIDs prove it; a history only tells it. In the order of trust: what the Dockerfile's FROM names, what a label
 * names, local images, the history. Pure.
 */
import type { Base, BaseName, Distribution } from '../../core/schema.ts'
import type { HistoryRow } from '../oci/config.ts'
import { isSameName, plainestName } from '../oci/name.ts'
import { boundariesIn } from './history.ts'
import { labelIn, type Label } from './label.ts'
import { rowOf } from './row.ts'

/** What the Dockerfile and its build tell of the base. */
export interface From {
  /** What its FROM names; null where that cannot be known. */
  readonly ref: string | null
  /** The layers of that image as it was built on; null where nobody could tell. */
  readonly diffIds: readonly string[] | null
  /** How many of a history's first rows are not the Dockerfile's own; null where that is uncertain. */
  readonly rowsBelow: (history: readonly HistoryRow[]) => number | null
}

export interface LocalImage {
  /** Tags, and names by digest. */
  readonly names: readonly string[]
  readonly diffIds: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** What is known beside the image itself. */
export interface BaseHints {
  /** `nothing`: the Dockerfile begins with `FROM scratch`; null: there is no Dockerfile. */
  readonly from: From | 'nothing' | null
  /** Named images of the engine, where there is one. */
  readonly locals: readonly LocalImage[]
}

export const NO_HINTS: BaseHints = { from: null, locals: [] }

export interface Subject {
  readonly diffIds: readonly string[]
  readonly history: readonly HistoryRow[]
  /** For each layer the row of the history that made it; shorter where the history does not tell of all. */
  readonly madeBy: readonly number[]
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly distribution: Distribution | null
}

/** An image that this one stands on; `layers` counts all of its layers, those that it stands on itself included. */
export type Link = Required<Pick<Base, 'foundBy' | 'confidence'>> & Pick<Base, 'ref' | 'name' | 'layers'>

export interface FoundBase {
  readonly base: Link | null
  /** What the base stands on, the nearest first. */
  readonly chain: readonly Link[]
  /** What is said to be the base, where no layer could be proved to be its. */
  readonly said: BaseName | null
}

const MOST_LINKS = 16

export function findBase(subject: Subject, { from, locals }: BaseHints): FoundBase {
  if (from === 'nothing') return { base: null, chain: [], said: null }
  const label = labelIn(subject.annotations, subject.labels)
  const prefixes = prefixesOf(subject, locals)
  const below = properly(subject, prefixes)
  const told = namedBy(subject)
  const base =
    (from ? (byBuild(subject, from) ?? byRowsBelow(subject, from)) : byLabel(subject, label, prefixes)) ??
    below[0] ??
    told.findLast(({ confidence }) => confidence === 'likely') ??
    told.at(-1)
  if (!base) return { base: null, chain: [], said: saidBy(from, label) }
  return {
    base: withName(base, told),
    chain: chainBelow(base, [...below, ...told.filter(({ name, ref }) => name ?? ref).reverse()]),
    said: saidBy(from, label, base),
  }
}

function byBuild({ diffIds }: Subject, { ref, diffIds: known }: From): Link | null {
  if (!known || known.length === 0 || !isPrefix(known, diffIds)) return null
  return { ...refOf(ref), layers: known.length, foundBy: 'build', confidence: 'proved' }
}

/** The Dockerfile has written the last rows of the history; those before are its base's. */
function byRowsBelow(subject: Subject, { ref, rowsBelow }: From): Link | null {
  const rows = hasOrigin(subject) ? rowsBelow(subject.history) : null
  const layers = rows === null ? 0 : layersUpTo(subject, rows - 1)
  return layers === 0 ? null : { ...refOf(ref), layers, foundBy: 'history', confidence: 'likely' }
}

/** A label that a larger image below bears too names that one's base. */
function byLabel({ diffIds }: Subject, label: Label | null, prefixes: readonly LocalImage[]): Link | null {
  const image = label && prefixes.find(({ names }) => names.some((name) => isMeant(name, label)))
  if (!image) return null
  const layers = image.diffIds.length
  const isHandedDown = ({ labels, diffIds: { length } }: LocalImage): boolean =>
    length > layers && length < diffIds.length && labelIn({}, labels)?.ref === label.ref
  if (!label.isOwn && prefixes.some(isHandedDown)) return null
  return { ref: label.ref, layers, foundBy: 'label', confidence: 'proved' }
}

const isMeant = (name: string, { ref, digest }: Label): boolean =>
  isSameName(name, ref) || (digest !== null && name.endsWith(`@${digest}`))

/** Local images whose layers are this one's first, the largest first. */
function prefixesOf({ diffIds }: Subject, locals: readonly LocalImage[]): LocalImage[] {
  return locals
    .filter((local) => local.diffIds.length > 0 && isPrefix(local.diffIds, diffIds))
    .sort((a, b) => b.diffIds.length - a.diffIds.length)
}

/** An image with all the layers may stand on this one as well as the other way round. */
function properly({ diffIds }: Subject, prefixes: readonly LocalImage[]): Link[] {
  const proper = prefixes.filter((one) => one.diffIds.length < diffIds.length)
  const lengths = [...new Set(proper.map((one) => one.diffIds.length))]
  return lengths.map((layers) => {
    const names = proper.filter((one) => one.diffIds.length === layers).flatMap((one) => one.names)
    return { ...refOf(plainestName(names) ?? null), layers, foundBy: 'local', confidence: 'proved' }
  })
}

/** The lowest first. */
function namedBy(subject: Subject): Link[] {
  if (!hasOrigin(subject)) return []
  const { history, distribution } = subject
  const system = distribution && `${distribution.id} ${distribution.version}`.trim()
  return boundariesIn(history.map(rowOf), system)
    .map(({ row, ...rest }): Link => ({
      ...rest,
      layers: layersUpTo(subject, row),
      foundBy: 'history',
    }))
    .filter(({ layers }) => layers > 0)
}

/** Whether the history tells of each layer: else its rows and the layers cannot be paired. */
const hasOrigin = ({ madeBy, diffIds }: Subject): boolean => madeBy.length === diffIds.length

const layersUpTo = ({ madeBy }: Subject, row: number): number => madeBy.filter((made) => made <= row).length

function withName(base: Link, told: readonly Link[]): Link {
  const name = told.findLast((one) => one.layers === base.layers && one.name !== undefined)?.name
  return base.ref !== undefined || name === undefined ? base : { ...base, name }
}

/** The best link of each length, in the order of trust as they are given. */
function chainBelow(base: Link, links: readonly Link[]): Link[] {
  const byLayers = new Map<number, Link>()
  for (const link of links)
    if (link.layers < base.layers && !byLayers.has(link.layers)) byLayers.set(link.layers, link)
  return [...byLayers.values()].sort((a, b) => b.layers - a.layers).slice(0, MOST_LINKS)
}

/** A label that proof contradicts is most likely that of an image further down. */
function saidBy(from: From | null, label: Label | null, base: Link | null = null): BaseName | null {
  if (from) return from.ref === null || base?.ref === from.ref ? null : { ref: from.ref, saidBy: 'build' }
  if (!label || base?.confidence === 'proved') return null
  return { ref: label.ref, ...(label.digest === null ? {} : { digest: label.digest }), saidBy: 'label' }
}

const refOf = (ref: string | null): Pick<Link, 'ref'> => (ref === null ? {} : { ref })

const isPrefix = (shorter: readonly string[], longer: readonly string[]): boolean =>
  shorter.length <= longer.length && shorter.every((diffId, index) => diffId === longer[index])
