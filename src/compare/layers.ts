/** Which layers were added, removed or changed between two images. */
import type { Image, Layer, LayerChange } from '../core/schema.ts'
import { commandOf } from '../inspect/index.ts'
import { pairLayers, type Pairing, type PairKind } from './pair-layers.ts'

export interface LayerDelta {
  /** Layers of this run in their order, then those that only the baseline has. */
  readonly changes: LayerChange[]
  readonly pairing: Pairing
  /** How many pairs of each kind. */
  readonly count: (kind: PairKind) => number
}

export function compareLayers(now: Image, before: Image): LayerDelta {
  const pairing = pairLayers(now, before)
  const changed = pairing.pairs
    .filter(({ kind }) => kind === 'command' || kind === 'edited')
    .map((pair) => changeOf(pair.now, pair.before))
  const added = pairing.added.map((layer) => changeOf(layer, null))
  const current = [...changed, ...added].sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
  return {
    changes: [...current, ...pairing.removed.map((layer) => changeOf(null, layer))],
    pairing,
    count: (kind) => pairing.pairs.filter((pair) => pair.kind === kind).length,
  }
}

function changeOf(now: Layer | null, before: Layer | null): LayerChange {
  const one = now ?? before
  const isEdited = now && before && commandOf(now.createdBy) !== commandOf(before.createdBy)
  return {
    ...(now ? { index: now.index } : {}),
    ...(before ? { indexBefore: before.index } : {}),
    createdBy: one?.createdBy ?? '',
    ...(now?.line ? { line: now.line } : {}),
    before: before?.size ?? null,
    after: now?.size ?? null,
    ...(one ? { part: one.part } : {}),
    ...(isEdited ? { createdByBefore: before.createdBy } : {}),
  }
}
