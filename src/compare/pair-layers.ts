/**
 * Which layer of one image became which layer of another. Most certain first: equal diffIDs (the same bytes), equal content
 * (the same files), equal names and sizes, the same command, an edited command.
 *
 * An alignment keeps the order of the layers, and finds as many pairs of the most certain kind as it can, then of the next;
 * among equally certain pairs it prefers layers of similar size and paths. Layers that moved are paired after it.
 */
import type { Image, Layer } from '../core/schema.ts'
import { commandOf } from '../inspect/index.ts'
import { commandReader, similarity, type Command } from './similar-commands.ts'

export type PairKind = 'diffId' | 'content' | 'names' | 'command' | 'edited'

export interface LayerPair {
  readonly now: Layer
  readonly before: Layer
  readonly kind: PairKind
}

export interface Pairing {
  /** In the order of `now`. */
  readonly pairs: readonly LayerPair[]
  readonly added: readonly Layer[]
  readonly removed: readonly Layer[]
}

interface Side {
  readonly layer: Layer
  readonly command: Command
  /** Base or yours, if both images have a known base. */
  readonly part: string
}

/** The layers that have no partner yet. */
interface Rest {
  readonly now: readonly Side[]
  readonly before: readonly Side[]
}

export function pairLayers(now: Image, before: Image): Pairing {
  const hasParts = now.base !== null && before.base !== null
  const read = commandReader()
  const sideOf = (layer: Layer): Side => ({
    layer,
    command: read(commandOf(layer.createdBy)),
    part: hasParts ? layer.part : '',
  })
  let rest: Rest = { now: now.layers.map(sideOf), before: before.layers.map(sideOf) }
  const pairs: LayerPair[] = []
  for (const step of STEPS) {
    const found = step(rest)
    const paired = new Set(found.flatMap((pair) => [pair.now, pair.before]))
    const isLeft = ({ layer }: Side): boolean => !paired.has(layer)
    rest = { now: rest.now.filter(isLeft), before: rest.before.filter(isLeft) }
    pairs.push(...found)
  }
  return {
    pairs: pairs.sort((a, b) => a.now.index - b.now.index),
    added: rest.now.map(({ layer }) => layer),
    removed: rest.before.map(({ layer }) => layer),
  }
}

const KEYS = {
  diffId: ({ layer }: Side) => layer.diffId,
  sha256: ({ layer }: Side) => layer.content?.sha256,
  crc64: ({ layer }: Side) => layer.content?.crc64,
  names: ({ layer }: Side) => layer.content?.names,
  command: ({ command, part }: Side) => `${part} ${command.text}`,
} as const satisfies Record<string, (side: Side) => string | undefined>
type Key = keyof typeof KEYS

const STEPS: readonly ((rest: Rest) => LayerPair[])[] = [
  equalEnds,
  align,
  (rest) => moved(rest, 'diffId'),
  (rest) => moved(rest, 'sha256'),
  (rest) => moved(rest, 'crc64'),
  (rest) => moved(rest, 'names'),
  (rest) => moved(rest, 'command'),
  align,
]

/** The layers of equal diffID at both ends: of most images nearly all, so that the alignment is small. */
function equalEnds({ now, before }: Rest): LayerPair[] {
  const most = Math.min(now.length, before.length)
  const isEqual = (at: number): boolean => now.at(at)?.layer.diffId === before.at(at)?.layer.diffId
  let [head, tail] = [0, 0]
  while (head < most && isEqual(head)) head++
  while (tail < most - head && isEqual(-1 - tail)) tail++
  const ends = (sides: readonly Side[]) => [...sides.slice(0, head), ...sides.slice(sides.length - tail)]
  const others = ends(before)
  return ends(now).flatMap((side, at) => pairOf(side, others[at]))
}

/** Pairs by equal keys, at any position. */
function moved({ now, before }: Rest, key: Key): LayerPair[] {
  const byKey = new Map<string | undefined, Side[]>()
  for (const side of before.toReversed()) {
    const same = byKey.get(KEYS[key](side))
    if (same) same.push(side)
    else byKey.set(KEYS[key](side), [side])
  }
  return now.flatMap((side) => {
    const text = KEYS[key](side)
    const same = text === undefined ? [] : (byKey.get(text) ?? [])
    const pair = pairOf(side, same.at(-1)).filter(({ kind }) => kind !== 'edited')
    if (pair.length > 0) same.pop()
    return pair
  })
}

function pairOf(now?: Side, before?: Side): LayerPair[] {
  const kind = now && before && kindOf(now, before)
  return kind ? [{ now: now.layer, before: before.layer, kind }] : []
}

/** Of more layers than an image can have (a baseline may say anything), only equal keys are paired. */
const MOST_CELLS = 1_100_000

/** The pairs with the largest sum of weights among those that keep the order of both sides. */
function align(rest: Rest): LayerPair[] {
  const { now, before } = rest
  if (now.length * before.length > MOST_CELLS) return []
  const weigh = weigher(rest)
  const width = before.length + 1
  /** By the number of layers skipped on both sides: the best sum of the remaining ones. */
  const best = new Float64Array((now.length + 1) * width)
  const sum = (a: number, b: number): number => best[a * width + b] ?? 0
  for (let a = now.length - 1; a >= 0; a--) {
    for (let b = before.length - 1; b >= 0; b--) {
      const weight = weigh(now[a], before[b])
      const paired = weight === 0 ? 0 : weight + sum(a + 1, b + 1)
      best[a * width + b] = Math.max(sum(a + 1, b), sum(a, b + 1), paired)
    }
  }
  const pairs: LayerPair[] = []
  for (let [a, b] = [0, 0]; a < now.length && b < before.length;) {
    const weight = weigh(now[a], before[b])
    if (weight > 0 && sum(a, b) === weight + sum(a + 1, b + 1)) pairs.push(...pairOf(now[a++], before[b++]))
    else if (sum(a, b) === sum(a + 1, b)) a++
    else b++
  }
  return pairs
}

/**
 * One pair of a kind outweighs as many pairs of the next kind as an image can have (1,024); the sum of all is an exact
 * integer.
 */
const WEIGHTS: Readonly<Record<PairKind, number>> = {
  diffId: 2 ** 42,
  content: 2 ** 31,
  names: 2 ** 31,
  command: 2 ** 20,
  edited: 1,
}
/** Added to the weight of commands: how much the layers have in common. */
const MOST_CLOSENESS = 500

/** 0 for no pair. A layer that has a partner of a more certain kind elsewhere is kept for it. */
function weigher({ now, before }: Rest): (now?: Side, before?: Side) => number {
  const reserved = new Map<Side, PairKind>()
  const keys = (sides: readonly Side[], key: Key): Set<string | undefined> => new Set(sides.map(KEYS[key]))
  for (const [sides, others] of [
    [now, before],
    [before, now],
  ] as const) {
    const [diffIds, sha256, crc64] = [keys(others, 'diffId'), keys(others, 'sha256'), keys(others, 'crc64')]
    const isSame = (side: Side): boolean =>
      (side.layer.content?.sha256 !== undefined && sha256.has(side.layer.content.sha256)) ||
      (side.layer.content?.crc64 !== undefined && crc64.has(side.layer.content.crc64))
    for (const side of sides) {
      if (diffIds.has(side.layer.diffId)) reserved.set(side, 'diffId')
      else if (isSame(side)) reserved.set(side, 'content')
    }
  }
  return (a, b) => {
    const kind = a && b ? kindOf(a, b) : null
    if (!a || !b || kind === null) return 0
    if ([a, b].some((side) => WEIGHTS[reserved.get(side) ?? 'edited'] > WEIGHTS[kind])) return 0
    const isSure = kind !== 'command' && kind !== 'edited'
    return WEIGHTS[kind] + (isSure ? 0 : Math.floor(closeness(a, b, kind) * MOST_CLOSENESS))
  }
}

/** An edited command shares this many of its words, or is on the same line. */
const LEAST_SIMILARITY = 0.5

function kindOf(a: Side, b: Side): PairKind | null {
  if (a.layer.diffId === b.layer.diffId) return 'diffId'
  const same = sameContent(a.layer, b.layer)
  if (same !== null) return same
  if (a.part !== b.part) return null
  if (a.command.text === b.command.text) return 'command'
  if (a.command.instruction !== b.command.instruction) return null
  const isSameLine = a.layer.line !== undefined && a.layer.line === b.layer.line
  return isSameLine || similarity(a.command, b.command) >= LEAST_SIMILARITY ? 'edited' : null
}

/** `names` only if the contents cannot be compared. */
function sameContent(now: Layer, before: Layer): 'content' | 'names' | null {
  const { content: a } = now
  const { content: b } = before
  if (!a || !b) return null
  if (a.names !== b.names || now.size !== before.size) return null
  const kinds = (['sha256', 'crc64'] as const).filter(
    (kind) => a[kind] !== undefined && b[kind] !== undefined,
  )
  if (kinds.length === 0) return 'names'
  return kinds.every((kind) => a[kind] === b[kind]) ? 'content' : null
}

/** 0 to 1: of the command's words, of the sizes, and of the paths that hold most bytes. */
function closeness(a: Side, b: Side, kind: PairKind): number {
  const [small, large] = [a.layer.size, b.layer.size].sort((one, other) => one - other)
  const ofSize = large ? (small ?? 0) / large : 1
  const ofWords = kind === 'command' ? 1 : similarity(a.command, b.command)
  return (ofSize + ofWords + commonPaths(a.layer, b.layer)) / 3
}

function commonPaths({ largest: a = [], size }: Layer, { largest: b = [], size: other }: Layer): number {
  const bytes = a.reduce((sum, one) => {
    const same = b.find(({ path }) => path === one.path)
    return sum + (same ? Math.min(same.bytes, one.bytes) : 0)
  }, 0)
  return bytes === 0 ? 0 : Math.min(1, bytes / Math.max(size, other))
}
