/**
 * What happened when in the trial, in seconds since the container started; the build is before that. Where the Report has
 * no timeline, it is made from the times that it has.
 */
import type { Report, Smoke, UsageSample } from '../../../../core/schema.ts'

export interface Moment {
  readonly at: number
  /** `start`, `listen`, `ready`, `soak` where it begins, `stop`, `exit`, …; `log` for a line of the log. */
  readonly kind: string
  readonly text: string
}

export function momentsOf({ smoke }: Report): Moment[] {
  if (!smoke) return []
  const stated = smoke.timeline ?? []
  const moments = stated.length > 0 ? stated.filter(({ at }) => at >= 0) : derived(smoke)
  return [...moments, ...logOf(smoke)].sort((a, b) => a.at - b.at)
}

function derived({ startedAt, readySeconds, soakSeconds, ready, exit, shutdown }: Smoke): Moment[] {
  if (startedAt === null) return []
  const isReady = ready && readySeconds !== null
  const soaked = isReady ? readySeconds + soakSeconds : null
  const moments: (Moment | null)[] = [
    { at: 0, kind: 'start', text: 'The container started' },
    isReady ? { at: readySeconds, kind: 'ready', text: 'Ready' } : null,
    isReady && soakSeconds > 0
      ? { at: readySeconds, kind: 'soak', text: `Checked for ${soakSeconds} s more` }
      : null,
    exit?.after === undefined
      ? null
      : { at: exit.after, kind: 'exit', text: `Exited with code ${exit.code}` },
    soaked !== null && shutdown
      ? {
          at: soaked + shutdown.seconds,
          kind: 'stop',
          text: `Stopped: ${shutdown.signal}${shutdown.killed ? ', then killed' : ''}`,
        }
      : null,
  ]
  return moments.filter((moment) => moment !== null)
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** Null without a soak. */
export function soakOf({ smoke }: Report, moments: readonly Moment[]): Span | null {
  const start = moments.find(({ kind }) => kind === 'soak')
  if (!start || !smoke || smoke.soakSeconds === 0) return null
  const end = moments.find(({ at, kind }) => at >= start.at && (kind === 'stop' || kind === 'exit'))
  return { from: start.at, to: Math.min(start.at + smoke.soakSeconds, end?.at ?? Infinity) }
}

/** Lines of the log whose time is known. */
function logOf({ log }: Smoke): Moment[] {
  return log.tail.flatMap((text, line) => {
    const at = log.times?.[line]
    return at === undefined ? [] : [{ at, kind: 'log', text }]
  })
}

export const samplesOf = ({ smoke }: Report): readonly UsageSample[] => smoke?.samples ?? []

export interface Point {
  readonly x: number
  readonly y: number
}

export const memoryPoints = (samples: readonly UsageSample[]): Point[] =>
  samples.flatMap(({ at, memory }) => (memory === null ? [] : [{ x: at, y: memory }]))

/** Processors in use between two samples: 1 is one of them all the time. */
export function cpuPoints(samples: readonly UsageSample[]): Point[] {
  const known = samples.flatMap(({ at, cpuSeconds }) => (cpuSeconds === null ? [] : [{ at, cpuSeconds }]))
  return known.slice(1).flatMap(({ at, cpuSeconds }, index) => {
    const before = known[index]
    const passed = at - (before?.at ?? at)
    return before && passed > 0 ? [{ x: at, y: Math.max(0, cpuSeconds - before.cpuSeconds) / passed }] : []
  })
}
