/** Times and memory of the baseline's image and of this one, measured in turn on one machine. */
import type { Report, SideBySide, StartCount } from '../../core/schema.ts'
import { code, join, paragraph, prose, stop, strong, type Block, type Words } from '../render/blocks.ts'
import { bytes, bytesChange, count, seconds, secondsChange } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { defined, type Links } from './view.ts'

const MOST_NOTES = 5
const MOST_CHARACTERS = 500

/** The medians differ by more than the spread, but so few starts can do that by chance. */
const UNCERTAIN = 'no certain change: more starts are needed'

type Row = SideBySide['rows'][number]

/** How a figure is written. */
const FIGURES: Readonly<
  Record<
    Row['key'],
    { label: string; show: (value: number) => string; change: (before: number, after: number) => string }
  >
> = {
  readySeconds: { label: 'ready in', show: seconds, change: secondsChange },
  peakMemory: { label: 'peak memory until ready', show: bytes, change: bytesChange },
}

/** Empty unless `repeat` was set. */
export function sideBySideBlocks({ sideBySide }: Report, links: Links): Block[] {
  if (!sideBySide) return []
  const notes = sideBySide.notes.slice(0, MOST_NOTES)
  return [
    ...(sideBySide.rows.length > 0 ? [paragraph(resultOf(sideBySide, links))] : []),
    ...notes.map((note) => paragraph(stop('⚠️ ', prose(cap(oneLine(note), MOST_CHARACTERS))))),
  ]
}

/** `In turn with main@3f2a1c9: ready in 0.80 s → 0.84 s, no change (spread 0.10 s); … 3 starts each.` */
function resultOf({ baseline, rows, before, after }: SideBySide, links: Links): Words {
  const other = code(cap(oneLine(baseline ?? ''), 120))
  return [
    strong(defined(links, 'in-turn', 'In turn')),
    ' with ',
    other,
    ': ',
    join(rows.map(rowText), '; '),
    `; ${startsText(before, after)}.`,
  ]
}

function rowText({ key, before, after, spread, changed }: Row): Words {
  const { label, show, change } = FIGURES[key]
  const [was, now] = [before.median, after.median]
  return [
    `${label} ${show(was)} → ${show(now)}, `,
    changed ? strong(change(was, now)) : Math.abs(now - was) > spread ? UNCERTAIN : 'no change',
    ` (spread ${show(spread)})`,
  ]
}

/** `3 starts each`, or how many of each became ready. */
function startsText(before: StartCount, after: StartCount): string {
  const isWhole = [before, after].every(({ ready, started }) => ready === started)
  if (isWhole && before.started === after.started) return `${count(after.started, 'start')} each`
  const text = ({ ready, started }: StartCount) => `${ready} of ${started}`
  return `${text(before)} and ${text(after)} starts became ready`
}
