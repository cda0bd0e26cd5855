/** The history of the base branch up to this run, as lines drawn with characters. */
import { readyTime } from '../../core/ready-time.ts'
import type { Report } from '../../core/schema.ts'
import { join, paragraph, type Block, type Inline, type Words } from '../render/blocks.ts'
import { bytes, seconds } from '../render/format.ts'
import { range } from './figures.ts'
import { defined, type Links } from './view.ts'

/** With fewer points there is no line to see. */
const LEAST_POINTS = 4
/** A line of sizes that vary by less would show noise as a change. */
const LEAST_SPREAD = 0.01

/** `History: on disk ▁▁▂▂▂█ 241 to 251 MB, ready in ▇▆█▇▆▇ 0.27 to 0.32 s.` Empty without a comparison, and without enough points. */
export function trendBlocks(report: Report, links: Links): Block[] {
  const { delta, history = [], image, smoke } = report
  if (!delta) return []
  const sizes = [...history.map(({ onDisk }) => onDisk), image?.sizes.onDisk ?? null]
  const times = [...history.map(({ readySeconds }) => readySeconds), readyTime(smoke)]
  const lines = [
    line(defined(links, 'on-disk', 'on disk'), { kind: 'sparkline', values: sizes }, bytes),
    // from 0, so that the noise of times is as small as it is
    line(
      defined(links, 'ready-in', 'ready in'),
      { kind: 'sparkline', values: times, fromZero: true },
      seconds,
    ),
  ]
  const parts = join(lines, ', ')
  return parts.length === 0 ? [] : [paragraph(defined(links, 'history', 'History'), ': ', parts, '.')]
}

/** With the lowest and the highest value. Empty if this run has none: the line would say nothing about it. */
function line(
  name: Words,
  drawn: Extract<Inline, { kind: 'sparkline' }>,
  show: (value: number) => string,
): Words {
  const { values } = drawn
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (values.at(-1) === null || known.length < LEAST_POINTS || high - low < low * LEAST_SPREAD) return ''
  return [name, ' ', drawn, ` ${range(show(low), show(high)).replace(' → ', ' to ')}`]
}
