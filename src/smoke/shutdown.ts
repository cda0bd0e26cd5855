/** Stops the container as Docker would, and measures how it takes that. */
import { atMost, type Clock } from '../clock.ts'
import type { Engine } from '../engine/index.ts'
import type { Shutdown } from '../schema.ts'
import { signalName, signalNumber } from './kernel/process.ts'
import type { Sight } from './kernel/sight.ts'
import type { Outcome } from './probe/outcome.ts'

/** What `docker stop` gives a container by default. */
const GRACE_SECONDS = 10
/** How long the kernel may take to end a killed process. */
const KILL_SECONDS = 10
/** 128 + SIGKILL */
export const KILLED_EXIT_CODE = 137

/** How long before the signal the last request is sent: enough for a server to have taken it. */
const LEAD_SECONDS = 0.02

interface Stopping {
  engine: Engine
  clock: Clock
  container: string
  sight: Pick<Sight, 'ignores'>
  /** As the image says. One that does not exist is SIGTERM, as it is to Docker. */
  stopSignal: string | undefined
  /** Resolves when the container has ended. */
  ended: Promise<void>
  /** Sends a request, and tells what came of it; null where there is none to send. */
  request: (() => Promise<Outcome>) | null
}

/**
 * Where PID 1 provably ignores the signal, it is killed at once and nobody waits. Null when somebody else removed the
 * container.
 */
export async function shutDown(stopping: Stopping): Promise<Shutdown | null> {
  const { engine, clock, container, sight, stopSignal, ended, request } = stopping
  const signal = signalNumber(stopSignal ?? '') === null ? 'SIGTERM' : signalName(stopSignal ?? '')
  const isIgnored = signal !== 'SIGKILL' && sight.ignores(signal) === true
  const last = isIgnored || request === null ? null : request()
  if (last !== null) await clock.sleep(LEAD_SECONDS)
  const since = clock.now()
  if (!isIgnored) {
    await engine.kill(container, signal)
    await atMost(clock, GRACE_SECONDS, ended)
  }
  const seconds = clock.now() - since
  const inTime = await engine.state(container)
  if (inTime === null) return null
  const common = { signal, seconds, ...(await answerOf(last)) }
  if (!inTime.running) return { ...common, exitCode: inTime.exitCode, killed: false, provedBy: 'stop' }
  await engine.kill(container, 'SIGKILL')
  await atMost(clock, KILL_SECONDS, ended)
  const state = await engine.state(container)
  return {
    ...common,
    exitCode: state?.running === false ? state.exitCode : KILLED_EXIT_CODE,
    killed: true,
    provedBy: isIgnored ? 'signal-mask' : 'stop',
  }
}

/** A request that found no one any more was not taken, so nobody dropped it. */
async function answerOf(last: Promise<Outcome> | null): Promise<Pick<Shutdown, 'lastRequest'>> {
  const outcome = await last
  if (outcome === null || outcome.kind === 'refused') return {}
  return { lastRequest: outcome.kind === 'http' ? 'answered' : 'dropped' }
}
