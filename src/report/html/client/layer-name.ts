/** How a layer is named and coloured: by its number, the instruction that made it, and its place among the largest. */
import type { Image, Layer, Report } from '../../../core/schema.ts'
import { commandOf } from '../../../inspect/index.ts'
import { cap, oneLine } from '../../render/text.ts'
import { basename } from '../../sections/view.ts'
import { KINDS, OTHER } from './palette.ts'

const MOST = 60

export const commandText = ({ createdBy }: Pick<Layer, 'createdBy'>): string =>
  oneLine(commandOf(createdBy)) || '(no command)'

/** `Layer 5: RUN pip install flask` */
export const layerName = (layer: Layer | undefined, index: number): string =>
  layer ? `Layer ${index}: ${cap(commandText(layer), MOST)}` : `Layer ${index}`

/** `Dockerfile:4`; of a base layer, `base`. */
export function placeOf(
  { build }: Report,
  { line, part }: Pick<Layer, 'line'> & { part?: Layer['part'] },
): string {
  if (line !== undefined) return `${basename(build?.dockerfile ?? 'Dockerfile')}:${line}`
  return part === 'base' ? 'base' : ''
}

/** The layers with a colour of their own, the largest first. */
export const largestLayers = (image: Image | null): number[] =>
  (image?.layers ?? [])
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, KINDS.length)
    .map(({ index }) => index)

export function layerColour(image: Image | null, index: number): string {
  const rank = largestLayers(image).indexOf(index)
  return KINDS[rank] ?? OTHER
}
