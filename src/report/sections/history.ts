/** The history of the base branch as a line of characters, up to this image. */
import type { Report } from '../../core/schema.ts'
import { paragraph, strong, type Block } from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'

/** Fewer values have no shape. */
const LEAST = 3

export function historyBlocks({ delta, history = [], image }: Report): Block[] {
  if (!image || !delta || history.length + 1 < LEAST) return []
  const values = [...history.map(({ onDisk }) => onDisk), image.sizes.onDisk]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const range = low === high ? `always ${bytes(high)}` : `${bytes(low)} to ${bytes(high)}`
  const line = { kind: 'sparkline', values } as const
  const what = ` ${range} on disk in ${count(history.length, 'report')} of the base branch, then this one.`
  return [paragraph(strong('History:'), ' ', line, what)]
}
