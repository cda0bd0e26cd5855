/**
 * Which layers differ between two images. Layers with the same diffID are the same bytes. The others are paired by equal
 * commands, then by edited commands; the remaining ones were added or removed.
 */
import type { Image, Layer, LayerChange } from '../core/schema.ts'
import { commandOf } from '../inspect/index.ts'

export interface LayerDelta {
  /** Layers of this run in their order, then those that only the baseline has. */
  changes: LayerChange[]
  shared: number
}

interface Named {
  layer: Layer
  command: string
}
interface Pair {
  now: Named | null
  before: Named | null
}

export function compareLayers(now: Image, before: Image): LayerDelta {
  const equal = pair(named(now), named(before), (a, b) => a.layer.diffId === b.layer.diffId)
  const same = pair(equal.now, equal.before, (a, b) => a.command === b.command)
  const edited = pair(same.now, same.before, isEdited)
  const alone = edited.now.map((layer) => ({ now: layer, before: null }))
  const current = [...same.pairs, ...edited.pairs, ...alone]
  current.sort((a, b) => a.now.layer.index - b.now.layer.index)
  const removed = edited.before.map((layer) => ({ now: null, before: layer }))
  return { changes: [...current, ...removed].map(describe), shared: equal.pairs.length }
}

const named = (image: Image): Named[] =>
  image.layers.map((layer) => ({ layer, command: commandOf(layer.createdBy) }))

/** Pairs each layer of `now` with the first unpaired one of `before` that fits; both keep their order. */
function pair(now: readonly Named[], before: readonly Named[], fits: (now: Named, before: Named) => boolean) {
  const left = new Set(before)
  const pairs: { now: Named; before: Named }[] = []
  const alone: Named[] = []
  for (const layer of now) {
    const other = find(left, (candidate) => fits(layer, candidate))
    if (!other) alone.push(layer)
    else {
      left.delete(other)
      pairs.push({ now: layer, before: other })
    }
  }
  return { pairs, now: alone, before: [...left] }
}

function find<T>(items: Iterable<T>, fits: (item: T) => boolean): T | null {
  for (const item of items) if (fits(item)) return item
  return null
}

/** The same instruction, and the arguments share a prefix of at least half of the shorter ones. */
function isEdited({ layer, command }: Named, before: Named): boolean {
  if (layer.part !== before.layer.part) return false
  const [instruction, now] = split(command)
  const [instructionBefore, was] = split(before.command)
  if (instruction !== instructionBefore) return false
  const shorter = Math.min(now.length, was.length)
  let same = 0
  while (same < shorter && now[same] === was[same]) same++
  return same >= shorter / 2
}

function split(command: string): [string, string] {
  const space = command.indexOf(' ')
  return space < 0 ? [command, ''] : [command.slice(0, space), command.slice(space + 1)]
}

function describe({ now, before }: Pair): LayerChange {
  const one = now ?? before
  const isChangedCommand = now && before && now.command !== before.command
  return {
    ...(now ? { index: now.layer.index } : {}),
    createdBy: one?.layer.createdBy ?? '',
    ...(now?.layer.line ? { line: now.layer.line } : {}),
    before: before?.layer.size ?? null,
    after: now?.layer.size ?? null,
    ...(one ? { part: one.layer.part } : {}),
    ...(isChangedCommand ? { createdByBefore: before.layer.createdBy } : {}),
  }
}
