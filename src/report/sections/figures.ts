/** The figures of a trial, beside those of the baseline where there is one. What did not change shares one line. */
import { isChanged } from '../../compare/index.ts'
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
import { bytes, bytesChange, seconds, secondsChange } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import type { Links } from './view.ts'

interface Figure {
  label: Words
  now: Words
  /** How the line of unchanged figures says it. */
  said: Words
  before?: Words
  change?: Words
  changed: boolean
}

export function figureBlocks(report: Report, links: Links): Block[] {
  const figures = figuresOf(report)
  if (figures.length === 0) return []
  return report.delta ? compared(report, figures, links) : [flat(figures)]
}

/** Figures that stand still, or shiver as clocks do, are no change. */
export const hasChanged = (report: Report): boolean => figuresOf(report).some(({ changed }) => changed)

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

/** Its ref and commit; null where neither is known. */
export function beforeName({ baseline }: Report): Words | null {
  const sha = baseline?.sha?.slice(0, 7) ?? ''
  const ref = baseline?.ref ? code(cap(oneLine(baseline.ref), 60)) : ''
  return inline(ref, sha).length === 0 ? null : join([ref, sha], ' ')
}

function compared(report: Report, figures: readonly Figure[], links: Links): Block[] {
  const still = figures.filter(({ change, changed }) => !changed && change === 'none')
  const moving = figures.filter((figure) => !still.includes(figure))
  const said = join(
    still.map((figure) => figure.said),
    ', ',
  )
  if (!moving.some(({ changed }) => changed)) {
    const all = join(
      figures.map((figure) => figure.said),
      ', ',
    )
    return [paragraph(strong('Nothing changed'), ' against ', beforeLabel(report), ': ', all, '.')]
  }
  const columns = [left(''), right(beforeLabel(report)), right(links.now), right('Change')]
  const rows = moving.map(({ label, now, before = '–', change = '' }) => [label, before, now, change])
  return [table(columns, rows), ...(still.length > 0 ? [paragraph('Unchanged: ', said, '.')] : [])]
}

/** Without a baseline one row says it all. */
function flat(figures: readonly Figure[]): Block {
  const shown = figures.filter(({ label }) => typeof label === 'string') // the base goes without saying
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
    figure(report, 'onDisk', 'On disk', size?.onDisk, '', 'on disk'),
    figure(report, 'yours', 'Your layers', yoursOf(image), '', 'in your layers'),
    figure(report, 'base', ['Base', baseName(image)], image?.base?.onDisk, '', [
      'in the base',
      baseName(image),
    ]),
    figure(report, 'deadWeight', 'Dead weight', size?.deadWeight, '', 'of dead weight'),
    figure(report, 'readySeconds', 'Ready in', smoke?.ready ? smoke.readySeconds : null, '', 'to be ready'),
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
  const one: Figure = { label, now, said: [now, ' ', noun], changed: delta !== null }
  const row = delta?.rows.find((candidate) => candidate.key === key)
  if (row?.before == null) return one
  const change = (isTime ? secondsChange : bytesChange)(row.before, value)
  return { ...one, before: prefix + show(row.before), change, changed: isChanged(row) }
}

function stopFigure(shutdown: Shutdown, { delta }: Report): Figure {
  const signal = cap(oneLine(shutdown.signal), 20)
  const label = `Stops on ${signal}`
  const now = stopText(shutdown)
  const before = delta?.shutdownBefore
  const one: Figure = {
    label,
    now,
    said: shutdown.killed
      ? `not stopped by ${signal}`
      : `stopped by ${signal} in ${seconds(shutdown.seconds)}`,
    changed: delta !== null,
  }
  if (!before) return { ...one, changed: false }
  const isSame = before.killed === shutdown.killed && before.signal === shutdown.signal
  return { ...one, before: stopText(before), change: isSame ? 'none' : '', changed: !isSame }
}

/** `yes, in 0.20 s`; `no, killed after 10.3 s`; `no, ignores it` where waiting was not needed to prove it. */
export function stopText({ killed, provedBy, seconds: took, exitCode }: Shutdown): string {
  if (!killed) return `yes, in ${seconds(took)}${exitCode === 0 ? '' : ` (exit ${exitCode})`}`
  return provedBy === 'signal-mask' ? 'no, ignores it' : `no, killed after ${seconds(took)}`
}

const yoursOf = (image: Image | null): number | null =>
  image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null

/** With a blank before it: ` python:3.10`. */
function baseName(image: Image | null): Words {
  const name = image?.base ? nameOf(image.base) : ''
  return inline(name).length === 0 ? '' : [' ', name]
}
