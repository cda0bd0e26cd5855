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
  type Block,
  type Words,
} from '../render/blocks.ts'
import { nameOf } from './base.ts'
import { bytes, bytesChange, seconds } from '../render/format.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import type { Links } from './view.ts'

interface Figure {
  key: DeltaRow['key'] | 'shutdown'
  label: Words
  now: Words
  /** As a part of the line of unchanged figures: `12.3 MB on disk`. */
  phrase: Words
  before?: Words
  change?: Words
  changed: boolean
}

export function figureBlocks(report: Report, links: Links): Block[] {
  const figures = figuresOf(report)
  if (figures.length === 0) return []
  return report.delta ? compared(report, figures, links) : [flat(figures)]
}

/** Whether a figure changed, by more than the noise of a measurement where it is one, and a size by at least `least`. */
export function hasChanged(report: Report, least: Limit | null = null): boolean {
  const rows = new Map<string, DeltaRow>(report.delta?.rows.map((row) => [row.key, row]))
  return (
    figuresOf(report).some(({ changed, key }) => changed && !(least && isSmall(rows.get(key), least))) ||
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
  const figures = figuresOf(report)
  if (!report.delta)
    return table(
      [left(''), left('')],
      figures.map(({ label, now }) => [label, now]),
    )
  const columns = [left(''), right(beforeLabel(report)), right(links.now), right('Change')]
  return table(
    columns,
    figures.map(({ label, now, before = '–', change = '' }) => [label, before, now, change]),
  )
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
  const unchanged = figures.filter(({ change, changed }) => !changed && change === 'none')
  const changing = figures.filter((figure) => !unchanged.includes(figure))
  const phrases = join(
    unchanged.map((figure) => figure.phrase),
    ', ',
  )
  if (!changing.some(({ changed }) => changed)) {
    const all = join(
      figures.map((figure) => figure.phrase),
      ', ',
    )
    return [paragraph(strong('No change'), ' compared with ', beforeLabel(report), ': ', all, '.')]
  }
  const columns = [left(''), right(beforeLabel(report)), right(links.now), right('Change')]
  const rows = changing.map(({ label, now, before = '–', change = '' }) => [label, before, now, change])
  return [table(columns, rows), ...(unchanged.length > 0 ? [paragraph('Unchanged: ', phrases, '.')] : [])]
}

/** One row of figures, for a Report without a baseline. */
function flat(figures: readonly Figure[]): Block {
  const shown = figures.filter(({ label }) => typeof label === 'string') // the base has its own sentence
  return table(
    shown.map(({ label }) => right(label)),
    [shown.map(({ now }) => now)],
  )
}

function figuresOf(report: Report): Figure[] {
  const { image, smoke } = report
  const size = image?.sizes
  const rows: (Figure | null)[] = [
    figure(
      report,
      'download',
      'Download',
      size?.download?.bytes,
      size?.download?.exact ? '' : '≈ ',
      'to download',
    ),
    figure(
      report,
      'downloadYours',
      'Download of your layers',
      size?.downloadYours?.bytes,
      '≈ ',
      'of yours to download',
    ),
    figure(report, 'onDisk', 'On disk', size?.onDisk, '', 'on disk'),
    figure(report, 'yours', 'Your layers', yoursOf(image), '', 'in your layers'),
    figure(report, 'base', ['Base', baseName(image)], image?.base?.onDisk, '', [
      'in the base',
      baseName(image),
    ]),
    figure(report, 'deadWeight', 'Dead weight', size?.deadWeight, '', 'of dead weight'),
    figure(report, 'readySeconds', 'Ready in', smoke?.ready ? smoke.readySeconds : null, '', 'until ready'),
    figure(report, 'peakMemory', 'Peak memory', smoke?.memory.peak, '', 'of memory'),
    smoke?.shutdown ? stopFigure(smoke.shutdown, report) : null,
  ]
  return rows.filter((row) => row !== null)
}

function figure(
  { delta }: Report,
  key: DeltaRow['key'],
  label: Words,
  value: number | null | undefined,
  prefix: string,
  noun: Words,
): Figure | null {
  if (value === null || value === undefined) return null
  const isTime = key === 'readySeconds'
  const show = isTime ? seconds : bytes
  const now = prefix + show(value)
  const phrase: Words = [now, ' ', noun]
  // an estimate is not always there, and a built baseline is not run: that alone is no change
  const one: Figure = {
    key,
    label,
    now,
    phrase,
    changed: delta !== null && prefix === '' && !isMeasured(key),
  }
  const row = delta?.rows.find((candidate) => candidate.key === key)
  if (row?.before == null) return one
  const change = isMeasured(key) ? NOT_COMPARED : bytesChange(row.before, value)
  return { ...one, before: prefix + show(row.before), change, changed: isChanged(row, delta ?? undefined) }
}

function stopFigure(shutdown: Shutdown, { delta }: Report): Figure {
  const signal = cap(oneLine(shutdown.signal), 20)
  const label = `Stops on ${signal}`
  const now = stopText(shutdown)
  const before = delta?.shutdownBefore
  const one: Figure = {
    key: 'shutdown',
    label,
    now,
    phrase: shutdown.killed
      ? `not stopped by ${signal}`
      : `stopped by ${signal} in ${seconds(shutdown.seconds)}`,
    changed: delta !== null,
  }
  if (!before) return { ...one, changed: false }
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
