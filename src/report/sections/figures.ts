/** The figures of a trial, compared with those of the baseline. Unchanged figures share one line. */
import { isChanged, isMeasured } from '../../compare/index.ts'
import type { DeltaRow, Image, Report, Shutdown } from '../../core/schema.ts'
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
import { nameOf } from './base.ts'
import { bytes, bytesChange, seconds } from '../render/format.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import { defined, isFailing, NO_LINKS, type Figure as Heading, type Links } from './view.ts'

interface Figure {
  key: DeltaRow['key'] | 'shutdown'
  label: Words
  /** Where there is room. */
  fullLabel?: Words
  now: string
  /** As a part of the line of unchanged figures: `12.3 MB on disk`. */
  phrase: Words
  before?: string
  change?: Words
  changed: boolean
  /** A change that the figures, of three digits, do not show: it is no row. */
  isTiny?: boolean
}

/** The same size to three digits, or less than this: two builds of one Dockerfile may differ by more. */
const TINY_BYTES = 10_000

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

/** Instead of a change of what was measured in another run. */
const NOT_COMPARED = 'another run'

/** The figures as rows, for a terminal. */
export function figureRows(report: Report, links: Links): Block {
  const figures = figuresOf(report, links)
  if (!report.delta)
    return table(
      [left(''), left('')],
      figures.map((one) => [one.fullLabel ?? one.label, one.now]),
    )
  const columns = [left(''), right(beforeLabel(report)), right(links.now), right('Change')]
  return table(
    columns,
    figures.map((one) => [one.fullLabel ?? one.label, one.before ?? '–', one.now, one.change ?? '']),
  )
}

/** `main 3f2a1c9` */
export const beforeLabel = (report: Report): Words => beforeName(report) ?? 'Baseline'

/** Ref and commit of the baseline; null if neither is known. */
export function beforeName({ baseline }: Report): Words | null {
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

/** How a figure is named: as the label of a row, and in the line of unchanged figures. */
const NAMES: Readonly<
  Record<DeltaRow['key'], { heading: Heading; label: string; noun: readonly [before: string, word: string] }>
> = {
  download: { heading: 'download', label: 'Download', noun: ['to ', 'download'] },
  downloadYours: { heading: 'download', label: 'Your download', noun: ['of yours to ', 'download'] },
  onDisk: { heading: 'on-disk', label: 'On disk', noun: ['', 'on disk'] },
  yours: { heading: 'your-layers', label: 'Your layers', noun: ['in ', 'your layers'] },
  base: { heading: 'base', label: 'Base', noun: ['in the ', 'base'] },
  deadWeight: { heading: 'dead-weight', label: 'Dead weight', noun: ['of ', 'dead weight'] },
  readySeconds: { heading: 'ready-in', label: 'Ready in', noun: ['until ', 'ready'] },
  peakMemory: { heading: 'peak-memory', label: 'Peak memory', noun: ['of ', 'peak memory'] },
}

function figuresOf(report: Report, links: Links): Figure[] {
  const { image, smoke } = report
  const size = image?.sizes
  const figure = (key: DeltaRow['key'], value: number | null | undefined, prefix = ''): Figure | null =>
    value == null ? null : figureOf(report, links, { key, value, prefix })
  const rows: (Figure | null)[] = [
    figure('download', size?.download?.bytes, size?.download?.exact ? '' : '≈ '),
    figure('downloadYours', size?.downloadYours?.bytes, '≈ '),
    figure('onDisk', size?.onDisk),
    figure('yours', yoursOf(image)),
    figure('base', image?.base?.onDisk),
    figure('deadWeight', size?.deadWeight),
    figure('readySeconds', smoke?.ready ? smoke.readySeconds : null),
    figure('peakMemory', smoke?.memory.peak),
    smoke?.shutdown ? stopFigure(smoke.shutdown, report, links) : null,
  ]
  return rows.filter((row) => row !== null)
}

interface Measured {
  key: DeltaRow['key']
  value: number
  /** Of an estimate: `≈ ` */
  prefix: string
}

function figureOf({ delta, image }: Report, links: Links, { key, value, prefix }: Measured): Figure {
  const { heading, label, noun } = NAMES[key]
  const show = key === 'readySeconds' ? seconds : bytes
  const now = prefix + show(value)
  const one: Figure = {
    key,
    label: defined(links, heading, label),
    ...(key === 'base' ? { fullLabel: [label, baseName(image)] } : {}),
    ...(key === 'downloadYours' ? { fullLabel: 'Download of your layers' } : {}),
    now,
    phrase: [now, ' ', noun[0], defined(links, heading, noun[1]), key === 'base' ? baseName(image) : ''],
    // an estimate is not always there, and a built baseline is not run: that alone is no change
    changed: delta !== null && prefix === '' && !isMeasured(key),
  }
  const row = delta?.rows.find((candidate) => candidate.key === key)
  if (row?.before == null) return one
  const change = isMeasured(key) ? NOT_COMPARED : bytesChange(row.before, value)
  const isTiny = !isMeasured(key) && value !== row.before && isUnseen(row.before, value)
  const changed = isChanged(row, delta ?? undefined)
  return { ...one, before: prefix + show(row.before), change, changed, isTiny }
}

const isUnseen = (before: number, after: number): boolean =>
  Math.abs(after - before) < TINY_BYTES && bytes(before) === bytes(after)

function stopFigure(shutdown: Shutdown, { delta }: Report, links: Links): Figure {
  const signal = cap(oneLine(shutdown.signal), 20)
  const before = delta?.shutdownBefore
  const one: Figure = {
    key: 'shutdown',
    label: defined(links, 'stop-signal', `Stops on ${signal}`),
    now: stopText(shutdown),
    phrase: [
      defined(links, 'stop-signal', `${shutdown.killed ? 'not stopped' : 'stopped'} by ${signal}`),
      shutdown.killed ? '' : ` in ${seconds(shutdown.seconds)}`,
    ],
    changed: false,
  }
  if (!before) return one
  const isSame = before.killed === shutdown.killed && before.signal === shutdown.signal
  return { ...one, before: stopText(before), change: isSame ? 'none' : '', changed: !isSame }
}

/** `yes, in 0.20 s`; `no, killed after 10.3 s`; `no, ignores it` if the signal mask proves it without waiting. */
export function stopText({ killed, provedBy, seconds: took, exitCode }: Shutdown): string {
  if (!killed) return `yes, in ${seconds(took)}${exitCode === 0 ? '' : ` (exit ${exitCode})`}`
  return provedBy === 'signal-mask' ? 'no, ignores it' : `no, killed after ${seconds(took)}`
}

const yoursOf = (image: Image | null): number | null =>
  image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null

/** With a space before it: ` python:3.10`. */
function baseName(image: Image | null): Words {
  const name = image?.base ? nameOf(image.base) : ''
  return inline(name).length === 0 ? '' : [' ', name]
}
