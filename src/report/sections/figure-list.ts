/** Each figure of a trial: its name, its value, and what it was in the baseline. `figures.ts` shows them. */
import { isChanged, isMeasured } from '../../compare/index.ts'
import { readyTime } from '../../core/ready-time.ts'
import type { DeltaRow, Image, Report, Shutdown, StartTimes } from '../../core/schema.ts'
import { inline, type Words } from '../render/blocks.ts'
import { bytes, bytesChange, seconds } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { nameOf } from './base.ts'
import { defined, type Figure as Heading, type Links } from './view.ts'

export interface Figure {
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

/** Instead of a change of what was measured in another run. */
export const NOT_COMPARED = 'another run'

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

export function figuresOf(report: Report, links: Links): Figure[] {
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
    figure('readySeconds', readyTime(smoke)),
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

function figureOf(report: Report, links: Links, { key, value, prefix }: Measured): Figure {
  const { delta, image } = report
  const { heading, label, noun } = NAMES[key]
  const show = key === 'readySeconds' ? seconds : bytes
  const short = prefix + show(value)
  const times = key === 'readySeconds' ? report.smoke?.startTimes : undefined
  const now = short + timesText(times)
  const one: Figure = {
    key,
    label: defined(links, heading, label),
    ...(key === 'base' ? { fullLabel: [label, baseName(image)] } : {}),
    ...(key === 'downloadYours' ? { fullLabel: 'Download of your layers' } : {}),
    now,
    phrase: [
      times ? 'a median of ' : '',
      short,
      ' ',
      noun[0],
      defined(links, heading, noun[1]),
      key === 'base' ? baseName(image) : '',
    ],
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

/** ` (median of 5, 0.80 to 0.91 s)` */
function timesText(times: StartTimes | undefined): string {
  if (times?.median == null || times.values.length === 0) return ''
  const [least = '', most = ''] = [Math.min(...times.values), Math.max(...times.values)].map(seconds)
  return ` (median of ${times.values.length}, ${rangeText(least, most)})`
}

/** The unit is written once, where both are in seconds: `0.80 to 0.91 s`. */
const rangeText = (least: string, most: string): string =>
  `${/^[\d.]+ s$/.test(most) ? least.replace(/ s$/, '') : least} to ${most}`

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
