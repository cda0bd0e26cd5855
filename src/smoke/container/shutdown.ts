/** Stops the container as Docker would, and measures how it reacts. */
import { atMost, type Clock } from '../../core/clock.ts'
import type { Engine } from '../../engine/index.ts'
import type { Shutdown } from '../../core/schema.ts'
import { cleanLines, quoteLine } from '../log/clean.ts'
import { signalName, signalNumber } from '../kernel/process.ts'
import type { ProcView } from '../kernel/view.ts'
import type { LogLines } from '../log/lines.ts'
import type { Outcome } from '../probe/outcome.ts'

/** What `docker stop` gives a container by default. */
export const GRACE_SECONDS = 10
/** How long the kernel may take to end a killed process. */
const KILL_SECONDS = 10
/** 128 + SIGKILL */
export const KILLED_EXIT_CODE = 137

/**
 * How long before the signal the last request is sent: half of what an answer takes on this machine, which may be busy, so
 * that the server has taken the request and has not answered it yet.
 */
const LEAST_LEAD_SECONDS = 0.02
const MOST_LEAD_SECONDS = 0.5
const LEAD_SHARE = 0.5

interface Stopping {
  engine: Engine
  clock: Clock
  container: string
  view: Pick<ProcView, 'ignores' | 'handler' | 'wakes' | 'refresh' | 'processes'>
  log: LogLines
  /** Of the image. For one that does not exist SIGTERM is sent, as Docker does. */
  stopSignal: string | undefined
  /** Resolves when the container has ended. */
  ended: Promise<void>
  /** Sends a request and returns its outcome; null where there is none to send. */
  request: (() => Promise<Outcome>) | null
  /** Seconds from the signal to SIGKILL. */
  grace: number
}

/** The signal counts as ignored when PID 1 has not woken up within this time. */
const SETTLE_SECONDS = 0.05

/**
 * Where PID 1 has no handler for the signal, and the signal did not wake it, it is killed at once, without the grace
 * period. Null when something else removed the container.
 */
export async function shutDown(stopping: Stopping): Promise<Shutdown | null> {
  const { engine, clock, container, view, stopSignal, ended, request } = stopping
  const signal = signalNumber(stopSignal ?? '') === null ? 'SIGTERM' : signalName(stopSignal ?? '')
  const seemsIgnored = signal !== 'SIGKILL' && view.ignores(signal) === true
  const last = seemsIgnored || request === null ? null : await sendAhead(request, clock)
  const since = clock.now()
  const said: string[] = []
  const unwatch = stopping.log.watch((lines) => collect(said, lines))
  const isIgnored = (await send(stopping, signal)) && seemsIgnored
  if (!isIgnored) await atMost(clock, stopping.grace - (clock.now() - since), ended)
  const seconds = clock.now() - since
  unwatch()
  const inTime = await engine.state(container)
  if (inTime === null) return null
  const common = { signal, seconds, ...(await answerOf(last?.outcome ?? null)) }
  if (!inTime.running) return { ...common, exitCode: inTime.exitCode, killed: false, provedBy: 'stop' }
  await view.refresh()
  const handledBy = isIgnored ? null : view.handler(signal)
  // where all processes are known and none handles the signal, these lines are about something else
  const isUnhandled =
    isIgnored || (handledBy === null && view.ignores(signal) === true && view.processes() !== null)
  await engine.kill(container, 'SIGKILL')
  await atMost(clock, KILL_SECONDS, ended)
  const state = await engine.state(container)
  return {
    ...common,
    exitCode: state?.running === false ? state.exitCode : KILLED_EXIT_CODE,
    killed: true,
    provedBy: isIgnored ? 'signal-mask' : 'stop',
    ...(handledBy === null ? {} : { handledBy }),
    ...(isUnhandled || said.length === 0 ? {} : { said }),
  }
}

/** Measures one request, then sends the last one, and returns its outcome to come when the signal is due. */
async function sendAhead(
  request: () => Promise<Outcome>,
  clock: Clock,
): Promise<{ outcome: Promise<Outcome> }> {
  const since = clock.now()
  await atMost(clock, MOST_LEAD_SECONDS / LEAD_SHARE, request())
  const lead = (clock.now() - since) * LEAD_SHARE
  const outcome = request()
  await clock.sleep(Math.min(MOST_LEAD_SECONDS, Math.max(LEAST_LEAD_SECONDS, lead)))
  return { outcome }
}

/** Words in lines of programs that stop. */
const STOPPING =
  /\b(?:sig(?:term|int|quit|hup|winch)\b|signal\b|shut(?:ting)?[ -]?down|stopp(?:ing|ed)\b|terminat|drain|graceful|exiting\b|quitting\b|closing\b)/i
const MOST_SAID = 5

function collect(said: string[], lines: readonly string[]): void {
  for (const line of cleanLines(lines))
    if (said.length < MOST_SAID && STOPPING.test(line)) said.push(quoteLine(line.trim()))
}

/** A single process forwards no signal, so sending it again is safe: a server that polls may sleep at the first one. */
const TRIES_ALONE = 3

/** True when the signal woke no process: an ignored signal does not, one that is fetched does. */
async function send({ engine, view, clock, container, ended }: Stopping, signal: string): Promise<boolean> {
  const isAlone = view.processes()?.length === 1 && view.ignores(signal) === true
  for (let tries = isAlone ? TRIES_ALONE : 1; tries > 0; tries--) {
    const wakes = view.wakes()
    await engine.kill(container, signal)
    if (wakes === null || view.ignores(signal) !== true) return false
    await atMost(clock, SETTLE_SECONDS, ended)
    await view.refresh()
    const now = view.wakes()
    if (now === wakes) return true
    if (now === null) return false // it has ended
  }
  return false
}

/** A refused connection was never accepted, so it was not dropped either. */
async function answerOf(last: Promise<Outcome> | null): Promise<Pick<Shutdown, 'lastRequest'>> {
  const outcome = await last
  if (outcome === null || outcome.kind === 'refused') return {}
  return { lastRequest: outcome.kind === 'http' ? 'answered' : 'dropped' }
}
