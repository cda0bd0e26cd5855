/**
 * One container's life: start, wait until ready, soak, stop. It returns what was observed; what that means is for the
 * causes.
 */
import type { Clock } from '../../core/clock.ts'
import type { Phase, Soak } from '../evidence.ts'
import { unaskable } from '../probe/plan.ts'
import {
  answeredAt,
  hasLapsed,
  isIdle,
  isReady,
  isUndecided,
  paceAt,
  waitingFor,
} from '../probe/readiness.ts'
import { finish, showWaiting, type Ready, type Run } from './finish.ts'
import { isJob } from './job.ts'
import type { Observation } from './observation.ts'
import type { Observer } from './observer.ts'

/** The longest pause between two looks during the soak: the kernel drops the counters of a container that ends. */
const LOOK_SECONDS = 0.25
/** Longer than a check waits for two answers during the soak. */
const UNDECIDED_SECONDS = 12
/** Where nothing can be asked, staying up is the only proof: a shorter soak would prove nothing. */
const LEAST_SOAK_SECONDS = 1
/** Waited for in addition where the engine does not report processor time. */
const UNMEASURED_SECONDS = 2

/** `signal` ends the wait for the container's end. What passes with `keep-running` is not stopped. */
export async function runContainer(observer: Observer, signal: AbortSignal): Promise<Observation> {
  const startFailure = await start(observer, signal)
  if (startFailure !== null) return finish(observer, { ...NOT_RUN, phase: 'waiting', startFailure })
  return finish(observer, await untilOver(observer))
}

/** For a container that is not started, because of `failure`. */
export const skipContainer = (observer: Observer, failure: string): Promise<Observation> =>
  finish(observer, { ...NOT_RUN, phase: 'start', startFailure: failure })

const NOT_RUN = { ready: null, soak: null }

/** Returns the engine's words when it refuses. */
async function start(observer: Observer, signal: AbortSignal): Promise<string | null> {
  const { container, deps } = observer.subject
  await observer.attach()
  const { failure } = await deps.engine.start(container)
  if (failure === null) await observer.follow(signal)
  return failure
}

async function untilOver(observer: Observer): Promise<Run> {
  const isReady = await untilReady(observer)
  observer.subject.deps.onSettled()
  const ready = isReady && hasSignOfLife(observer) ? readyNow(observer) : null
  const soaked = isReady ? await soak(observer) : null
  if (isReady) await observer.refreshState()
  return { phase: phaseOf(observer, isReady), startFailure: null, ready, soak: soaked }
}

/** How far it came. */
function phaseOf(observer: Observer, wasReady: boolean): Phase {
  if (!wasReady || observer.isEnded) {
    if (isJobDone(observer)) return 'done'
    return wasReady && hasSignOfLife(observer) ? 'soak' : 'waiting'
  }
  return isUnhealthy(observer) || hasLapsed(observer.list.checks) ? 'soak' : 'done'
}

async function untilReady(observer: Observer): Promise<boolean> {
  const { list, isUnasked } = observer
  const { inputs, deps } = observer.subject
  const { timeout } = inputs
  const limit = isUnasked ? Math.max(timeout, leastUp(observer)) : timeout
  while (!observer.isEnded && isAskable(observer)) {
    observer.checkCancelled()
    await observer.look()
    if (isReadyNow(observer)) return true
    const elapsed = observer.elapsed()
    if (isUnhealthy(observer) || elapsed >= limit) break
    if (isUnasked && elapsed > inputs.soak) deps.onSettled()
    showWaiting(observer, waitingFor(list.checks, elapsed, timeout, isUnasked))
    await observer.pause(Math.min(paceAt(elapsed), limit - elapsed))
  }
  await observer.refreshState()
  if (observer.isEnded) return isToEnd(observer) && (await hasEndedWell(observer))
  return isUnasked && !hasSignOfLife(observer) // a worker may stay busy
}

/** Of a container that was to end by itself, and has: the last lines of its log count too. */
async function hasEndedWell(observer: Observer): Promise<boolean> {
  await observer.log.waitForEnd(observer.subject.deps.clock, { withFile: false })
  observer.tick()
  return isReadyNow(observer)
}

function isReadyNow(observer: Observer): boolean {
  const { list, state, isUnasked } = observer
  if (isUnasked && !hasSignOfLife(observer)) return isQuiet(observer)
  return isReady(list.checks, hasHealthcheck(observer) && !isToEnd(observer), state)
}

/** It has stayed up for long enough, and is no longer busy with its start. */
function isQuiet(observer: Observer): boolean {
  const past = observer.elapsed() - leastUp(observer)
  const { busy } = observer.meter
  return (
    past >= 0 && (busy === null ? past >= UNMEASURED_SECONDS : isIdle(busy, observer.subject.inputs.cpus))
  )
}

/** Seconds. */
const leastUp = ({ subject }: Observer): number => Math.max(subject.inputs.unaskedSoak, LEAST_SOAK_SECONDS)

function readyNow(observer: Observer): Ready {
  const { clock, info } = observer.subject.deps
  const { startedAt, list, state } = observer
  const runs = hasHealthcheck(observer) ? (state?.health.log ?? []) : []
  const now = clock.now()
  const ago = Math.max(now - answeredAt(list.checks, runs, now), 0)
  const passed = Math.max(observer.elapsed() - ago, 0)
  const at = new Date(clock.date().getTime() - ago * 1000)
  const byEngine = startedAt === null ? passed : (at.getTime() - startedAt.getTime()) / 1000
  // the engine's clock is this machine's only where the engine is local
  return { at, seconds: info.local && byEngine >= 0 ? byEngine : passed }
}

async function soak(observer: Observer): Promise<Soak> {
  const { meter, subject } = observer
  const { clock, beside } = subject.deps
  const since = clock.now()
  const other = begin(clock, beside)
  if (!hasSignOfLife(observer)) {
    await other.done
    // the wait was its soak, and its start, when it may grow, is not measured
    return { seconds: observer.elapsed(), ...meter.window(since - subject.inputs.unaskedSoak)() }
  }
  const whole = subject.inputs.soak
  const rates = meter.window(since)
  observer.startSoak()
  observer.journal.add('soak', `checked for ${whole} s more`, since)
  try {
    for (
      let left = whole;
      !observer.isEnded && left > 0;
      left = whole - (clock.now() - (other.endedAt() ?? clock.now()))
    ) {
      observer.checkCancelled()
      if (beside === undefined) showWaiting(observer, `soaking, ${Math.ceil(left)} s to go`)
      await observer.look()
      await observer.pause(Math.min(left, LOOK_SECONDS))
    }
  } finally {
    await other.settled // its container is removed first
  }
  await other.done
  await untilDecided(observer)
  return { seconds: Math.min(clock.now() - since, whole), ...rates() }
}

interface Other {
  /** By the clock; null while it goes on. */
  readonly endedAt: () => number | null
  /** Rejects as the work does. */
  readonly done: Promise<void>
  /** Never rejects. */
  readonly settled: Promise<void>
}

/** Without work it has ended at once. */
function begin(clock: Clock, work: (() => Promise<void>) | undefined): Other {
  let at: number | null = work ? null : clock.now()
  const done = work ? work() : Promise.resolve()
  const settled = done
    .catch(() => undefined)
    .then(() => {
      at ??= clock.now()
    })
  return { endedAt: () => at, done, settled }
}

/** A check that fails at the end of the soak, or has no answer yet, gets a little longer: one bad answer is no proof. */
async function untilDecided(observer: Observer): Promise<void> {
  const { clock } = observer.subject.deps
  const deadline = clock.now() + UNDECIDED_SECONDS
  const isOpen = () => observer.list.checks.some((check) => isUndecided(check, clock.now()))
  while (!observer.isEnded && clock.now() < deadline && isOpen()) {
    observer.checkCancelled()
    await observer.look()
    await observer.pause(LOOK_SECONDS)
  }
}

const hasHealthcheck = ({ subject }: Observer): boolean => subject.image.config.healthcheck !== undefined

/** Without a port or a HEALTHCHECK there is no moment at which it became ready; it only stays up. */
const hasSignOfLife = (observer: Observer): boolean =>
  observer.list.checks.length > 0 || hasHealthcheck(observer)

/** A probe says that it ends by itself. */
const isToEnd = ({ subject }: Observer): boolean =>
  subject.plan.checks.some(({ spec }) => spec.kind === 'exit')

const isAskable = ({ subject: { inputs, plan } }: Observer): boolean =>
  unaskable(inputs.probes, plan.checks).length === 0

/** A container with a port or a HEALTHCHECK is to stay up, and has not done its work by ending. */
function isJobDone(observer: Observer): boolean {
  const { state, isEnded: ended, list } = observer
  const { image, inputs } = observer.subject
  if (ended && state?.running === false && isToEnd(observer)) return isReadyNow(observer)
  return isJob({ checks: list.checks, image, inputs, ended, state })
}

/** Engines also call a container that has ended unhealthy. */
const isUnhealthy = ({ state }: Observer): boolean =>
  state?.running === true && state.health.status === 'unhealthy'
