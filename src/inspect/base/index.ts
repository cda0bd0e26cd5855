/**
 * The base of an image, how many of the layers are the base's, and the bases of that. Equal diffIDs are proof; a history
 * is not. Sources in order of trust: the Dockerfile's FROM, a label, local images, the history. Pure.
 */
import type { Base, BaseName, Distribution } from '../../core/schema.ts'
import type { HistoryRow } from '../oci/config.ts'
import { isSameName, plainestName } from '../oci/name.ts'
import { boundariesIn } from './history.ts'
import { labelIn, type Label } from './label.ts'
import { rowOf } from './row.ts'

/** What the Dockerfile and its build say about the base. */
export interface From {
  /** The reference in FROM; null if it cannot be known. */
  readonly ref: string | null
  /** The layers of the base as the build used it; null if unknown. */
  readonly diffIds: readonly string[] | null
  /** How many of the first rows of a history are not the Dockerfile's; null if uncertain. */
  readonly rowsBelow: (history: readonly HistoryRow[]) => number | null
}

export interface LocalImage {
  /** Tags, and names by digest. */
  readonly names: readonly string[]
  /** Names by the digest of a registry: `python@sha256:…`. */
  readonly digests?: readonly string[]
  readonly diffIds: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** What is known apart from the image itself. */
export interface BaseHints {
  /** `nothing`: the Dockerfile begins with `FROM scratch`; null: there is no Dockerfile. */
  readonly from: From | 'nothing' | null
  /** Named images of the engine; empty if there is none. */
  readonly locals: readonly LocalImage[]
}

export const NO_HINTS: BaseHints = { from: null, locals: [] }

export interface Subject {
  readonly diffIds: readonly string[]
  readonly history: readonly HistoryRow[]
  /** By layer: the row of the history that made it; shorter if the history does not have all. */
  readonly madeBy: readonly number[]
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly distribution: Distribution | null
}

/** An image below; `layers` counts all of its layers, with those of its own base. */
export type Link = Required<Pick<Base, 'foundBy' | 'confidence'>> & Pick<Base, 'ref' | 'name' | 'layers'>

export interface FoundBase {
  readonly base: Link | null
  /** The images below the base, the nearest first. */
  readonly chain: readonly Link[]
  /** The name of the base as build or label give it, if no layer was proved to be of that image. */
  readonly said: BaseName | null
}

const MOST_LINKS = 16

/** `base` is null for `FROM scratch`, and if nothing is known. */
export function findBase(subject: Subject, { from, locals }: BaseHints): FoundBase {
  if (from === 'nothing') return { base: null, chain: [], said: null }
  const label = labelIn(subject.annotations, subject.labels)
  const prefixes = prefixesOf(subject, locals)
  const below = localLinks(subject, prefixes)
  const named = linksInHistory(subject)
  const base =
    (from ? (byBuild(subject, from) ?? byRowsBelow(subject, from)) : byLabel(subject, label, prefixes)) ??
    below[0] ??
    named.findLast(({ confidence }) => confidence === 'likely') ??
    named.at(-1)
  if (!base) return { base: null, chain: [], said: saidBy(from, label) }
  return {
    base: withName(base, named),
    chain: chainBelow(base, [...below, ...named.filter(({ name, ref }) => name ?? ref).reverse()]),
    said: saidBy(from, label, base),
  }
}

function byBuild({ diffIds }: Subject, { ref, diffIds: known }: From): Link | null {
  if (!known || known.length === 0 || !isPrefix(known, diffIds)) return null
  return { ...refOf(ref), layers: known.length, foundBy: 'build', confidence: 'proved' }
}

/** The last rows of the history are the Dockerfile's; those before are the base's. */
function byRowsBelow(subject: Subject, { ref, rowsBelow }: From): Link | null {
  const rows = hasOrigin(subject) ? rowsBelow(subject.history) : null
  const layers = rows === null ? 0 : layersUpTo(subject, rows - 1)
  return layers === 0 ? null : { ...refOf(ref), layers, foundBy: 'history', confidence: 'likely' }
}

/** If a larger image below has the same label, the label was inherited and names that one's base. */
function byLabel({ diffIds }: Subject, label: Label | null, prefixes: readonly LocalImage[]): Link | null {
  const image = label && prefixes.find(({ names }) => names.some((name) => isMeant(name, label)))
  if (!image) return null
  const layers = image.diffIds.length
  const isInherited = ({ labels, diffIds: { length } }: LocalImage): boolean =>
    length > layers && length < diffIds.length && labelIn({}, labels)?.ref === label.ref
  if (!label.isOwn && prefixes.some(isInherited)) return null
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

/** Only images with fewer layers: one with all of them may just as well be built on this one. */
function localLinks({ diffIds }: Subject, prefixes: readonly LocalImage[]): Link[] {
  const proper = prefixes.filter((one) => one.diffIds.length < diffIds.length)
  const lengths = [...new Set(proper.map((one) => one.diffIds.length))]
  return lengths.map((layers) => {
    const names = proper.filter((one) => one.diffIds.length === layers).flatMap((one) => one.names)
    return { ...refOf(plainestName(names) ?? null), layers, foundBy: 'local', confidence: 'proved' }
  })
}

/** The lowest first. */
function linksInHistory(subject: Subject): Link[] {
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

/** Whether the history has all layers: else rows and layers cannot be matched. */
const hasOrigin = ({ madeBy, diffIds }: Subject): boolean => madeBy.length === diffIds.length

const layersUpTo = ({ madeBy }: Subject, row: number): number => madeBy.filter((made) => made <= row).length

function withName(base: Link, named: readonly Link[]): Link {
  const name = named.findLast((one) => one.layers === base.layers && one.name !== undefined)?.name
  return base.ref !== undefined || name === undefined ? base : { ...base, name }
}

/** The first link for each number of layers; `links` come in order of trust. */
function chainBelow(base: Link, links: readonly Link[]): Link[] {
  const byLayers = new Map<number, Link>()
  for (const link of links)
    if (link.layers < base.layers && !byLayers.has(link.layers)) byLayers.set(link.layers, link)
  return [...byLayers.values()].sort((a, b) => b.layers - a.layers).slice(0, MOST_LINKS)
}

/** A label that differs from a proved base most likely comes from an image further below. */
function saidBy(from: From | null, label: Label | null, base: Link | null = null): BaseName | null {
  if (from) return from.ref === null || base?.ref === from.ref ? null : { ref: from.ref, saidBy: 'build' }
  if (!label || base?.confidence === 'proved') return null
  return { ref: label.ref, ...(label.digest === null ? {} : { digest: label.digest }), saidBy: 'label' }
}

const refOf = (ref: string | null): Pick<Link, 'ref'> => (ref === null ? {} : { ref })

const isPrefix = (shorter: readonly string[], longer: readonly string[]): boolean =>
  shorter.length <= longer.length && shorter.every((diffId, index) => diffId === longer[index])
