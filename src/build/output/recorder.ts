/** Collects a client's events: the steps in order, the failed step's log, warnings, the client's last lines. */
import type { BuildWarning } from '../../core/schema.ts'
import { bounded } from '../../lib/visible.ts'
import type { Redact } from '../redact.ts'
import type { BuildEvent, StepEvent, TransferEvent } from './events.ts'
import { stepLog, type StepLog } from './log.ts'

export interface Step {
  /** Its name in the report. */
  title: string
  /** The builder's name for it, redacted. */
  name: string
  line?: number
  status: StepEvent['status']
  /** When it began, in seconds; comparable only with other steps. */
  began: number
  /** The same in seconds since 1970, where the builder says it. */
  startedAt?: number
  seconds: number
  error?: string
  /** Empty unless the step failed or never ended. */
  log: string[]
}

export interface Recording {
  steps: Step[]
  warnings: BuildWarning[]
  /** The client's lines that belong to no step, newest last. */
  text: string[]
  /** Bytes of the build context that were sent; null where the client does not say. */
  contextBytes: number | null
}

export interface Recorder {
  /** `now` in seconds, for formats without times. */
  add(event: BuildEvent, now: number): void
  /** The running steps, with the seconds since they began. */
  running(now: number): { title: string; seconds: number }[]
  /** Of the Dockerfile's steps that are known so far. */
  counts(): { known: number; cached: number; hasFailed: boolean }
  result(): Recording
}

export interface Listener {
  /** Title and line of a step, from the builder's name before it is redacted. */
  describe: (name: string) => { title: string; line?: number }
  redact: Redact
  /** Called once per step, when it first ends. */
  onEnd: (step: Step) => void
}

/** Bounds memory: the formats have no limits. */
const MOST_STEPS = 5000
const MOST_WARNINGS = 200
const MOST_LINES = 200
const WIDEST_LINE = 4000
/** Of a step's name or error, which contain the script of a RUN. */
const WIDEST_STEP = 64 * 1024

/** The ignore file is sent to another step. */
const LOADS_CONTEXT = '[internal] load build context'

interface Entry extends Step {
  /** When the current interval began, in the builder's time (`started`) and in ours (`seenAt`). */
  started: number | null
  seenAt: number
  /** Seconds of earlier intervals: BuildKit may resume a step. */
  before: number
  ended: boolean
  writes: StepLog
}

export function recorder(listener: Listener): Recorder {
  const entries = new Map<string, Entry>()
  const warnings = new Map<string, BuildWarning>()
  let text: string[] = []
  const sent = new Map<string | null, number>()
  const { redact } = listener

  const onStep = (event: StepEvent, now: number) => {
    const entry = entries.get(event.id) ?? newEntry(event, listener)
    if (!entry || (!entries.has(event.id) && entries.size >= MOST_STEPS)) return
    entries.set(event.id, entry)
    update(entry, event, now, redact)
    if (entry.ended || !isEnd(entry.status)) return
    entry.ended = true
    if (entry.status !== 'failed') entry.writes = stepLog() // the log of a successful step is not needed
    listener.onEnd(entry)
  }
  const onTransfer = ({ id, bytes }: TransferEvent) => {
    if (id === null || entries.get(id)?.name === LOADS_CONTEXT)
      sent.set(id, Math.max(bytes, sent.get(id) ?? 0))
  }
  return {
    add(event, now) {
      if (event.kind === 'step') onStep(event, now)
      if (event.kind === 'log') entries.get(event.id)?.writes.push(event.bytes)
      if (event.kind === 'transfer') onTransfer(event)
      if (event.kind === 'text') text = [...text, redact(event.line.slice(0, WIDEST_LINE))].slice(-MOST_LINES)
      if (event.kind === 'warning' && warnings.size < MOST_WARNINGS) {
        const { rule, message, line } = event
        warnings.set(`${rule} ${line ?? ''} ${message}`, {
          rule,
          message: redact(message).slice(0, WIDEST_LINE),
          ...(line ? { line } : {}),
        })
      }
    },
    running: (now) =>
      [...entries.values()]
        .filter(({ status }) => status === 'running')
        .map(({ title, seenAt }) => ({ title, seconds: now - seenAt })),
    counts: () => {
      const own = [...entries.values()].filter(({ line }) => line !== undefined)
      const cached = own.filter(({ status }) => status === 'cached').length
      return { known: own.length, cached, hasFailed: own.some(({ status }) => status === 'failed') }
    },
    result: () => ({
      steps: [...entries.values()].map((entry) => stepOf(entry, redact)),
      warnings: [...warnings.values()],
      text,
      contextBytes: sent.size === 0 ? null : [...sent.values()].reduce((sum, bytes) => sum + bytes, 0),
    }),
  }
}

function newEntry(event: StepEvent, { describe, redact }: Listener): Entry | null {
  if (event.name === '') return null
  const name = bounded(event.name, WIDEST_STEP)
  return {
    ...describe(name),
    name: redact(name),
    status: 'waiting',
    began: 0,
    seconds: 0,
    log: [],
    started: null,
    seenAt: 0,
    before: 0,
    ended: false,
    writes: stepLog(),
  }
}

function update(entry: Entry, event: StepEvent, now: number, redact: Redact): void {
  const { status, started, completed, seconds, error } = event
  if (status !== 'waiting' && entry.status === 'waiting') entry.seenAt = now
  if (started !== undefined && started !== entry.started) {
    if (entry.started !== null) entry.before = entry.seconds
    entry.started = started
  }
  entry.status = status
  if (error !== undefined) entry.error = bounded(redact(error), WIDEST_STEP)
  if (seconds !== undefined) entry.seconds = seconds
  else if (completed !== undefined && entry.started !== null)
    entry.seconds = entry.before + Math.max(0, completed - entry.started)
  else if (isEnd(status) && started === undefined && entry.started === null)
    entry.seconds = status === 'cached' ? 0 : now - entry.seenAt
}

function stepOf(
  { title, name, line, status, seconds, error, writes, started, seenAt }: Entry,
  redact: Redact,
): Step {
  const isOpen = status === 'failed' || status === 'running'
  return {
    title,
    name,
    ...(line === undefined ? {} : { line }),
    status,
    began: started ?? seenAt,
    ...(started !== null && isDate(started) ? { startedAt: started } : {}),
    seconds: Math.max(0, seconds),
    ...(error === undefined ? {} : { error }),
    log: isOpen ? writes.lines().map(redact) : [],
  }
}

/** Whether seconds are since 1970, not since the start of the builder. */
const isDate = (seconds: number): boolean => seconds > 1e9 && seconds < 1e11

const isEnd = (status: Step['status']): boolean =>
  status === 'done' || status === 'cached' || status === 'failed'
