/** The figures of a trial, compared with those of the baseline. Unchanged figures share one line. */
import { isMeasured } from '../../compare/index.ts'
import type { DeltaRow, Report } from '../../core/schema.ts'
import {
  code,
  inline,
  join,
  left,
  paragraph,
  right,
  strong,
  table,
  whole,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import { figuresOf, NOT_COMPARED, type Figure } from './figure-list.ts'
import { rehearsalRows } from './rehearsals.ts'
import { isFailing, NO_LINKS, type Links } from './view.ts'

/** A table of three columns, which fits a phone; what did not change is one line, and so is what cannot be compared. */
export function figureBlocks(report: Report, links: Links): Block[] {
  const figures = figuresOf(report, links)
  if (figures.length === 0) return []
  return report.delta ? compared(report, figures, links) : alone(report, figures, links)
}

/** Whether a figure changed, by more than the noise of a measurement where it is one, and a size by at least `least`. */
export function hasChanged(report: Report, least: Limit | null = null): boolean {
  const rows = new Map<string, DeltaRow>(report.delta?.rows.map((row) => [row.key, row]))
  return (
    figuresOf(report, NO_LINKS).some(
      ({ changed, key }) => changed && !(least && isSmall(rows.get(key), least)),
    ) ||
    (report.sideBySide?.rows.some(({ changed }) => changed) ?? false)
  )
}

/** The smallest change that counts: bytes, or percent of the size before. */
export interface Limit {
  readonly limit: number
  readonly isPercent: boolean
}

/** False for what is not a size, and for what is new or gone. */
function isSmall(row: DeltaRow | undefined, { limit, isPercent }: Limit): boolean {
  if (!row || isMeasured(row.key) || row.before === null || row.after === null) return false
  return Math.abs(row.after - row.before) < (isPercent ? (row.before * limit) / 100 : limit)
}

/** The figures as rows, for a terminal, and the rehearsals. */
export function figureRows(report: Report, links: Links): Block {
  const figures = figuresOf(report, links)
  const again = rehearsalRows(report, links)
  if (!report.delta)
    return table(
      [left(''), left('')],
      [...figures.map((one) => [one.fullLabel ?? one.label, one.now]), ...again],
    )
  const columns = [left(''), right(beforeLabel(report)), right(links.now), right('Change')]
  return table(columns, [
    ...figures.map((one) => [one.fullLabel ?? one.label, one.before ?? '–', one.now, one.change ?? '']),
    ...again.map(([name, result]) => [name, '–', result, '']),
  ])
}

/** `main 3f2a1c9` */
export const beforeLabel = (report: Report): Words => beforeName(report) ?? 'Baseline'

/** Ref and commit of the baseline; null if neither is known. */
export function beforeName({ baseline }: Report): Words | null {
  if (baseline?.source === 'last') return 'Last try'
  const sha = shortSha(baseline?.sha ?? '')
  const ref = baseline?.ref ? code(cap(oneLine(baseline.ref), 60)) : ''
  return inline(ref, sha).length === 0 ? null : join([ref, sha], ' ')
}

function compared(report: Report, figures: readonly Figure[], links: Links): Block[] {
  const known = figures.filter(({ before }) => before !== undefined)
  if (known.length === 0) return alone(report, figures, links)
  const sizes = known.filter((one) => !isOfARun(one))
  const rows = sizes.filter(({ changed, isTiny, key }) => changed && !isTiny && key !== 'shutdown')
  const stops = sizes.find(({ changed, key }) => changed && key === 'shutdown')
  const others = sizes.filter((one) => !rows.includes(one) && one !== stops)
  const isSame = rows.length === 0 && stops === undefined
  const shown = isSame ? others.filter(({ key }) => MAIN.has(key)) : others
  const fresh = figures.filter((one) => !known.includes(one))
  const sentences = [
    listed(isSame ? noChange(report, others) : 'Unchanged: ', shown.map(phraseOf)),
    listed('Known only now: ', fresh.map(phraseOf)),
    listed('Not compared, because each run differs: ', known.filter(isOfARun).map(wasOf)),
  ]
  const rest = join(sentences, ' ')
  return [
    ...(rows.length > 0 ? [changeTable(report, rows, links)] : []),
    ...(stops ? [paragraph(strong(stops.label, ':'), ` ${stops.now}; before: ${stops.before ?? ''}.`)] : []),
    ...(rest.length > 0 ? [paragraph(rest)] : []),
  ]
}

/** Those that are named if nothing changed; the collapsed sections have the others. */
const MAIN: ReadonlySet<Figure['key']> = new Set(['download', 'onDisk', 'deadWeight'])

const listed = (lead: Words, parts: readonly Words[]): Words =>
  parts.length === 0 ? '' : [lead, join(parts, ', '), '.']

/** Times and memory: shown, and no change. */
const isOfARun = ({ change }: Figure): boolean => change === NOT_COMPARED
const wasOf = ({ phrase, before = '' }: Figure): Words => [phrase, ` (was ${before})`]

const noChange = (report: Report, figures: readonly Figure[]): Words => [
  strong(figures.some(({ isTiny }) => isTiny) ? 'Hardly any change' : 'No change'),
  ' compared with ',
  beforeLabel(report),
  ': ',
]

/** `242 → 251 MB`, and the change. */
function changeTable(report: Report, rows: readonly Figure[], links: Links): Block {
  const columns = [whole(''), right(titleOf(report, links)), right('Change')]
  return table(
    columns,
    rows.map(({ label, now, before, change = '' }) => [
      label,
      before === undefined ? now : range(before, now),
      change && strong(change),
    ]),
  )
}

/** Longer names would widen the table; the footer has them in full. */
const MOST_TITLE = 10

/** `main → PR` */
function titleOf({ baseline }: Report, { now }: Links): string {
  const names = [oneLine(baseline?.ref ?? ''), now === 'This PR' ? 'PR' : oneLine(now)]
  return names.every((name) => name !== '' && name.length <= MOST_TITLE)
    ? names.join(' → ')
    : `before → ${now === 'This PR' ? 'PR' : 'after'}`
}

/** The unit is written once, where both have the same: `242 → 251 MB`. */
export function range(before: string, now: string): string {
  if (before === now) return now
  const unit = / [^ ]*$/.exec(before)?.[0] ?? ''
  const start = now.endsWith(unit) ? before.slice(0, before.length - unit.length) : before
  return `${start} → ${now.replace(/^≈ /, '')}`
}

const phraseOf = ({ phrase, change, isTiny }: Figure): Words =>
  isTiny ? [phrase, ' (', strong(change ?? ''), ')'] : phrase

/** Of a Report without a baseline. A failure has its figures in one line: they are not what it is about. */
function alone(report: Report, figures: readonly Figure[], links: Links): Block[] {
  if (isFailing(report)) return [paragraph(listed('Its figures: ', figures.map(phraseOf)))]
  const rows = figures.filter(({ key }) => key !== 'shutdown')
  const stops = figures.find(({ key }) => key === 'shutdown')
  const columns = [whole(''), right(links.now)]
  return [
    ...(rows.length > 0
      ? [
          table(
            columns,
            rows.map(({ label, now }) => [label, now]),
          ),
        ]
      : []),
    ...(stops ? [paragraph(stops.label, `: ${stops.now}.`)] : []),
  ]
}
