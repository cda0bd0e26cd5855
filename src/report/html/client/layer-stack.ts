/** The layers as parts of a bar: of this run, and of the baseline. */
import type { Delta, Image } from '../../../core/schema.ts'
import { commandText, layerColour, layerName } from './layer-name.ts'
import { OTHER } from './palette.ts'

export interface Segment {
  readonly label: string
  readonly bytes: number
  readonly color: string
  /** Of this run. */
  readonly index: number | null
}

export const segmentsOf = (image: Image): Segment[] =>
  image.layers.map((layer) => ({
    ...{ label: layerName(layer, layer.index), bytes: layer.size, index: layer.index },
    color: layerColour(image, layer.index),
  }))

/** The baseline's layers: those of now with the sizes that they had, without the new ones, and those that are gone. */
export function segmentsBefore(now: readonly Segment[], { layers }: Delta): Segment[] {
  const changes = new Map(layers.map((change) => [change.index, change]))
  const kept = now.flatMap((segment) => {
    const change = changes.get(segment.index ?? undefined)
    if (!change) return [segment]
    return change.before === null ? [] : [{ ...segment, bytes: change.before }]
  })
  const gone = layers
    .filter(({ index, before }) => index === undefined && before !== null)
    .map((change) => ({
      label: `Removed: ${commandText(change)}`,
      bytes: change.before ?? 0,
      index: null,
      color: OTHER,
    }))
  return [...kept, ...gone]
}
