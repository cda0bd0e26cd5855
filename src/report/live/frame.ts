/** What a terminal shows of a stage, as lines. Pure: the same stage, look and time give the same lines. */
import type { Activities, BuildActivity, ContainerActivity, LayersActivity } from '../../core/progress.ts'
import { textWidth } from '../../lib/text-width.ts'
import { bar } from '../render/bars.ts'
import { bytes, seconds } from '../render/format.ts'
import { paint, shorten, signs, type Look } from '../render/look.ts'
import { safeLine } from '../render/safe-line.ts'

export interface Stage {
  readonly title: string
  /** By the clock, in seconds. */
  readonly began: number
  /** How far it is: it ended well, it ended otherwise, or it is running. */
  state: 'running' | 'done' | 'failed' | 'ended'
  ended: number
  /** Lines that stay. */
  readonly steps: string[]
  /** Shown where there is no activity. */
  waiting: string
  readonly activities: { [K in keyof Activities]: Timed<Activities[K]> | null }
}

/** An activity, when it was last reported, and when it was first and with what. */
export interface Timed<T> {
  readonly activity: T
  readonly at: number
  readonly first: { readonly activity: T; readonly at: number }
}

export interface Frame extends Look {
  /** Lines at most; Infinity shows all. */
  rows: number
}

const SPINNER = { unicode: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' } as const
const TURNS_PER_SECOND = 10
const MARKS = {
  done: { unicode: '✓', ascii: '+', style: 'good' },
  failed: { unicode: '✗', ascii: 'x', style: 'bad' },
  ended: { unicode: '•', ascii: '-', style: 'dim' },
} as const

/** No line is wider than `look.width`, so that none wraps. */
export function frameOf(stage: Stage, look: Frame, now: number): string[] {
  const head = headOf(stage, look, now)
  const running = stage.state === 'running' ? runningLines(stage, look, now) : []
  const room = Math.max(1, look.rows - running.length - 1)
  const hidden = stage.steps.length > room ? stage.steps.length - room + 1 : 0
  const earlier = hidden > 0 ? [`    ${signs('…', look)} ${hidden} earlier lines`] : []
  const steps = stage.steps.slice(hidden).map((text) => stepLine(text, look))
  const dim = [...earlier, ...steps].map((text) => paint('dim', fit(text, look), look))
  return [head, ...dim, ...running].slice(0, look.rows)
}

function headOf({ title, began, ended, state, activities }: Stage, look: Frame, now: number): string {
  const charset = look.unicode ? 'unicode' : 'ascii'
  const { build } = activities
  const isRunning = state === 'running'
  const took = isRunning ? elapsed(now - began) : seconds(ended - began)
  const text = fit(`${title}  ${took}${build ? cacheHits(build.activity) : ''}`, look, 2)
  if (!isRunning) return `${paint(MARKS[state].style, MARKS[state][charset], look)} ${text}`
  const turns = Math.floor(Math.max(0, now - began) * TURNS_PER_SECOND)
  const spinner = SPINNER[charset]
  return `${paint('cyan', spinner.charAt(turns % spinner.length), look)} ${text}`
}

const cacheHits = ({ cached, known }: BuildActivity): string =>
  cached > 0 ? `  CACHED ${cached} of ${known}` : ''

function runningLines({ activities, waiting, began }: Stage, look: Frame, now: number): string[] {
  const { build, container, layers } = activities
  const lines = [
    ...(build ? buildLines(build.activity, now - build.at, look) : []),
    ...(container ? containerLines(container.activity, look) : []),
    ...(layers ? [layersLine(layers, look, now)] : []),
  ]
  if (lines.length > 0 || waiting === '') return lines
  return [item(`${waiting}  ${elapsed(now - began)}`, look)]
}

/** More running steps are counted. */
const MOST_RUNNING = 5

/** `since`: seconds since the steps were reported. */
function buildLines({ running }: BuildActivity, since: number, look: Frame): string[] {
  const shown = running.slice(0, MOST_RUNNING)
  const more = running.length - shown.length
  return [
    ...shown.map((step) => timed(`  … ${safeLine(step.title)}`, elapsed(step.seconds + since), look)),
    ...(more > 0 ? [item(`and ${more} more`, look)] : []),
  ]
}

function containerLines({ text, log }: ContainerActivity, look: Frame): string[] {
  const line = log === null ? '' : safeLine(log)
  const shown = line === '' ? [] : [paint('dim', fit(signs(`    │ ${line}`, look), look), look)]
  return [item(safeLine(text), look), ...shown]
}

/** A rate of a shorter time says nothing. */
const LEAST_SECONDS = 0.5
const BAR_CELLS = 12

/** `weighing layers  ██████  412 MB of 1.2 GB, 180 MB/s, 4 s left` */
function layersLine({ activity, at, first }: Timed<LayersActivity>, look: Frame, now: number): string {
  const { text, bytes: done, total } = activity
  const rate = at - first.at >= LEAST_SECONDS ? (done - first.activity.bytes) / (at - first.at) : 0
  const left = total !== null && rate > 0 ? Math.max(0, (total - done) / rate - (now - at)) : null
  const figures = [
    done === 0 ? '' : bytes(done) + (total === null || total < done ? '' : ` of ${bytes(total)}`),
    rate > 0 ? `${bytes(Math.round(rate))}/s` : '',
    left === null || left === 0 ? '' : `${elapsed(Math.ceil(left))} left`,
  ].filter((figure) => figure !== '')
  const drawn = total === null || done === 0 ? '' : bar(done / total, BAR_CELLS, look)
  const line = (...parts: string[]) => `  … ${parts.filter((part) => part !== '').join('  ')}`
  const whole = line(safeLine(text), drawn, figures.join(', '))
  const fits = textWidth(whole) <= look.width
  return fit(fits ? whole : line(safeLine(text), figures.join(', ')), look)
}

const item = (text: string, look: Frame): string => fit(signs(`  … ${text}`, look), look)

/** `RUN make  2.1 s`: what is behind the last gap stays. */
function stepLine(text: string, look: Frame): string {
  const gap = text.lastIndexOf('  ')
  const isTimed = gap > 0 && text.length - gap < LONGEST_TIME
  return isTimed ? timed(`    ${text.slice(0, gap)}`, text.slice(gap + 2), look) : `    ${text}`
}
const LONGEST_TIME = 24

/** The time stays when the text is cut. */
function timed(text: string, time: string, look: Frame): string {
  const room = Math.max(1, look.width - textWidth(time) - 2)
  return `${shorten(signs(text, look), room, look)}  ${time}`
}

const fit = (text: string, look: Frame, less = 0): string =>
  shorten(signs(text, look), Math.max(1, look.width - less), look)

const elapsed = (value: number): string => (value < 60 ? `${Math.floor(value)} s` : seconds(value))
