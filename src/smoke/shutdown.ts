/** Stops the container as Docker would, and measures how it takes that. */
import { atMost, type Clock } from '../clock.ts'
import type { Engine } from '../engine/index.ts'
import type { Shutdown } from '../schema.ts'
import { signalName, signalNumber } from './kernel/process.ts'
import type { Sight } from './kernel/sight.ts'

/** What `docker stop` gives a container by default. */
const GRACE_SECONDS = 10
/** How long the kernel may take to end a killed process. */
const KILL_SECONDS = 10
/** 128 + SIGKILL */
export const KILLED_EXIT_CODE = 137

/**
 * `ended` resolves when the container has ended. Where PID 1 provably
 * ignores the signal, it is killed at once and nobody waits. A stop signal that does not exist is SIGTERM, as it is to
 * Docker. Null when somebody else removed the container.
 */
export async function shutDown(
  engine: Engine,
  clock: Clock,
  container: string,
  sight: Pick<Sight, 'ignores'>,
  stopSignal: string | undefined,
  ended: Promise<void>,
): Promise<Shutdown | null> {
  const signal = signalNumber(stopSignal ?? '') === null ? 'SIGTERM' : signalName(stopSignal ?? '')
  const since = clock.now()
  const isIgnored = signal !== 'SIGKILL' && sight.ignores(signal) === true
  if (!isIgnored) {
    await engine.kill(container, signal)
    await atMost(clock, GRACE_SECONDS, ended)
  }
  const seconds = clock.now() - since
  const inTime = await engine.state(container)
  if (inTime === null) return null
  if (!inTime.running) return { signal, seconds, exitCode: inTime.exitCode, killed: false, provedBy: 'stop' }
  await engine.kill(container, 'SIGKILL')
  await atMost(clock, KILL_SECONDS, ended)
  const state = await engine.state(container)
  return {
    signal,
    seconds,
    exitCode: state?.running === false ? state.exitCode : KILLED_EXIT_CODE,
    killed: true,
    provedBy: isIgnored ? 'signal-mask' : 'stop',
  }
}
