/**
 * The sentence about what changed: the layers, packages, files or base that explain it. Commands and names come from
 * images: each is short and in backquotes, and renderers escape the whole.
 */
import type { LayerChange, PackageChange, PathChange } from '../core/schema.ts'
import { commandOf, quoted, shown } from '../inspect/index.ts'
import { bytes, bytesChange, count } from '../lib/units.ts'

export interface Facts {
  readonly layers: readonly LayerChange[]
  readonly packages: readonly PackageChange[]
  readonly paths: readonly PathChange[]
  /** The names of the base images, if known. */
  readonly base: { readonly now: string | null; readonly before: string | null }
  /** Layers whose files are the same, and layers whose files have the same names and sizes. */
  readonly rebuilt: number
  readonly sameNames: number
  /** Name of the Dockerfile, without folders. */
  readonly dockerfile: string
  /** What the change is part of: `this pull request`; null if it is not known. */
  readonly subject: string | null
}

/** One layer, or the whole base. */
interface Cause {
  /** Of the size. */
  readonly change: number
  /** A clause with a verb: `` `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB ``. */
  readonly clause: string
  /** Of the base: what follows the change, without a verb. */
  readonly from?: string
}

/** The most specific case first. */
const CASES: readonly ((facts: Facts, causes: readonly Cause[]) => string | null)[] = [
  sameFiles,
  sameSizes,
  cancelling,
  oneCause,
  severalCauses,
]

/** Null if nothing changed. */
export function explain(facts: Facts): string | null {
  if (facts.layers.length + facts.rebuilt + facts.sameNames === 0) return null
  const causes = causesOf(facts)
  for (const sentence of CASES) {
    const text = sentence(facts, causes)
    if (text !== null) return text
  }
  return null
}

/** In how many changes, and from which share of all bytes that moved, one is worth a clause. */
const MOST_CAUSES = 3
const WORTH_SHARE = 0.05
const NAME_LENGTH = 60
const PATH_LENGTH = 100
const COMMAND_LENGTH = 100

const moved = (causes: readonly Cause[]): number =>
  causes.reduce((sum, { change }) => sum + Math.abs(change), 0)
const net = (causes: readonly Cause[]): number => causes.reduce((sum, { change }) => sum + change, 0)
const signed = (change: number): string => bytesChange(0, change)

/** The causes that matter, the largest first. */
function worth(causes: readonly Cause[]): Cause[] {
  const least = moved(causes) * WORTH_SHARE
  const some = causes
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
  const large = some.filter(({ change }) => Math.abs(change) >= least)
  return large.length > 0 ? large : some
}

function sameFiles({ layers, rebuilt, sameNames }: Facts): string | null {
  const number = rebuilt + sameNames
  if (layers.length > 0 || number === 0) return null
  const files = sameNames === 0 ? 'the same files' : 'files of the same names and sizes'
  return `Nothing changed: ${count(number, 'layer')} with another digest ${number === 1 ? 'has' : 'have'} ${files}`
}

function sameSizes({ layers }: Facts, causes: readonly Cause[]): string | null {
  if (layers.length === 0 || moved(causes) > 0) return null
  const [first, ...others] = causes
  const rest =
    others.length > 0 ? `; and ${count(others.length, 'more change')} without a change of size` : ''
  return first ? `No change in size: ${first.clause}${rest}` : null
}

function cancelling(_: Facts, causes: readonly Cause[]): string | null {
  if (net(causes) !== 0) return null
  const grown = causes.filter(({ change }) => change > 0)
  const shrunk = causes.filter(({ change }) => change < 0)
  return `${signed(net(grown))} and ${signed(net(shrunk))} cancel out: ${listed(causes)}`
}

function oneCause(_: Facts, causes: readonly Cause[]): string | null {
  const [first, ...others] = worth(causes)
  // where the rest would show in the sum, it is named
  if (!first || others.length > 0 || signed(first.change) !== signed(net(causes))) return null
  return first.from === undefined
    ? `${signed(net(causes))}: ${first.clause}`
    : `${signed(net(causes))} ${first.from}`
}

function severalCauses(_: Facts, causes: readonly Cause[]): string | null {
  return `${signed(net(causes))}: ${listed(causes)}`
}

/** The largest, and the sum of the rest. */
function listed(all: readonly Cause[]): string {
  const causes = worth(all).slice(0, MOST_CAUSES)
  const clauses = causes.map(({ change, clause, from }) =>
    from === undefined ? `${signed(change)}, since ${clause}` : `${signed(change)} ${from}`,
  )
  const rest = all.filter((cause) => cause.change !== 0 && !causes.includes(cause))
  const more = `${net(rest) === 0 ? '' : `${signed(net(rest))} in `}${count(rest.length, 'more change')}`
  return [...clauses, ...(rest.length > 0 ? [`and ${more}`] : [])].join('; ')
}

/** One for each of your layers, and one for the whole base. */
function causesOf(facts: Facts): Cause[] {
  const ofBase = facts.layers.filter(({ part }) => part === 'base')
  const base = ofBase.reduce((sum, layer) => sum + changeOf(layer), 0)
  const yours = facts.layers.flatMap((layer, index) =>
    layer.part === 'base' ? [] : [{ change: changeOf(layer), clause: clauseOf(layer, index, facts) }],
  )
  if (ofBase.length === 0) return yours
  return [...yours, { change: base, clause: 'the base image has other content', from: fromBase(facts) }]
}

const changeOf = ({ before, after }: LayerChange): number => (after ?? 0) - (before ?? 0)

function fromBase({ base, subject }: Facts): string {
  const [now, before] = [base.now, base.before].map((name) => name && quoted(name, NAME_LENGTH))
  if (!now) return 'from the base image'
  if (now !== before) return `from the base, now ${now}${before ? ` (was ${before})` : ''}`
  return subject === null
    ? `from another build of ${now}, not from your layers`
    : `from a newer ${now}, not from ${subject}`
}

function clauseOf(layer: LayerChange, index: number, facts: Facts): string {
  const name = nameOf(layer, facts)
  return packageClause(name, layer, facts) ?? pathClause(name, layer, index, facts) ?? sizeClause(name, layer)
}

/** `` `RUN make` (Dockerfile:4) `` */
function nameOf({ createdBy, line }: LayerChange, { dockerfile }: Facts): string {
  const command = shown(commandOf(createdBy))
  const named = command === '' ? 'a layer without a command' : quoted(command, COMMAND_LENGTH)
  const place = line === undefined ? '' : ` (${dockerfile}:${line})`
  return named + place
}

/** Names the packages with a large share of the layer's change, if there are any. */
function packageClause(name: string, layer: LayerChange, { packages }: Facts): string | null {
  const change = changeOf(layer)
  const isOfLayer = (one: PackageChange): boolean =>
    one.after
      ? one.layer === layer.index
      : layer.indexBefore !== undefined && one.layerBefore === layer.indexBefore
  const large = packages
    .filter(isOfLayer)
    .filter((one) => growthOf(one) * Math.sign(change) >= Math.max(1, Math.abs(change) * WORTH_SHARE))
  const removed = large.filter(({ after }) => after === null)
  const present = large.filter(({ after }) => after !== null)
  const isGone = total(removed) > total(present)
  const shownPackages = (isGone ? removed : present).slice(0, MOST_CAUSES).map(packageText)
  if (shownPackages.length === 0) return null
  return `${name} ${verbOf(layer, isGone)} ${series(shownPackages)}`
}

function verbOf({ before, after }: LayerChange, isGone: boolean): string {
  if (after === null) return 'is gone, with'
  if (before === null) return 'is new and brings'
  return isGone ? 'no longer brings' : 'now brings'
}

const growthOf = ({ before, after }: PackageChange): number => (after?.bytes ?? 0) - (before?.bytes ?? 0)
const total = (packages: readonly PackageChange[]): number =>
  packages.reduce((sum, one) => sum + Math.abs(growthOf(one)), 0)

/** `pandas 2.3 (+7.9 MB)`, `pandas 2.3 (was 2.2, +0.4 MB)` */
function packageText(one: PackageChange): string {
  const { before, after } = one
  const version = (after ?? before)?.version ?? ''
  const was = before && after && before.version !== after.version ? `was ${short(before.version)}, ` : ''
  return `${quoted(one.name, NAME_LENGTH)} ${short(version)} (${was}${signed(growthOf(one))})`
}

const short = (version: string): string => version.replaceAll('`', "'").slice(0, 30)

/** This share of a layer's change is all that a reader needs to know. */
const NEARLY_ALL = 0.9

/** Names the one file or folder that explains the layer's change; of a layer without a change, those that cancel out. */
function pathClause(name: string, layer: LayerChange, index: number, { paths }: Facts): string | null {
  const change = changeOf(layer)
  const ofLayer = paths.filter((one) => one.change === index)
  if (change === 0) {
    const both = ofLayer.filter(({ before, after }) => (after ?? 0) !== (before ?? 0)).slice(0, 2)
    return both.length < 2 ? null : `in ${name}, ${series(both.map(pathText))} cancel out`
  }
  const one = ofLayer.find((path) => {
    const share = ((path.after ?? 0) - (path.before ?? 0)) / change
    return share >= NEARLY_ALL && share <= 2 - NEARLY_ALL
  })
  if (!one) return null
  const path = quoted(one.path, PATH_LENGTH)
  if (layer.before === null) return `${name} is new and adds ${path}`
  if (layer.after === null) return `${name} is gone, with ${path}`
  if (one.before !== null && one.after !== null)
    return `${path} of ${name} ${change > 0 ? 'grew' : 'shrank'} from ${bytes(one.before)} to ${bytes(one.after)}`
  return `${name} ${one.before === null ? 'now has' : 'no longer has'} ${path} (${signed((one.after ?? 0) - (one.before ?? 0))})`
}

const pathText = ({ path, before, after }: PathChange): string =>
  `${quoted(path, PATH_LENGTH)} (${bytesChange(before ?? 0, after ?? 0)})`

function sizeClause(name: string, { before, after }: LayerChange): string {
  if (before === null) return `${name} is new`
  if (after === null) return `${name} is gone`
  if (before === after) return `${name} has other content of the same size`
  if (bytes(before) === bytes(after))
    return `${name} ${after > before ? 'grew' : 'shrank'} by ${bytes(Math.abs(after - before))}`
  return `${name} ${after > before ? 'grew' : 'shrank'} from ${bytes(before)} to ${bytes(after)}`
}

/** `a`, `a and b`, `a, b and c` */
const series = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`
