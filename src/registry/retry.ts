/** Waits before a request is sent again. Lost connections and server errors last seconds; a registry may say how long. */
import type { Clock } from '../core/clock.ts'
import { RegistryError } from './error.ts'

const MOST_RETRIES = 4
const FIRST_WAIT = 0.5
const LONGEST_WAIT = 30

export interface Pause {
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Returns when it makes sense to try again, after `tries` failures before this one; else throws `cause`. */
export async function pauseAfter(cause: unknown, tries: number, { clock, signal }: Pause): Promise<void> {
  if (!(cause instanceof RegistryError) || !cause.isTemporary || tries >= MOST_RETRIES) throw cause
  const wait = Math.max(FIRST_WAIT * 2 ** tries, cause.retryAfter ?? 0)
  if (wait > LONGEST_WAIT) throw cause
  await clock.sleep(wait, signal)
  signal.throwIfAborted()
}

/** Runs `attempt` until it succeeds or a retry makes no sense. */
export async function withRetries<T>(attempt: () => Promise<T>, pause: Pause): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (cause) {
      await pauseAfter(cause, tries, pause)
    }
  }
}
