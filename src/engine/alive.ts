/** Long calls of an engine: no time limit as long as the engine responds to pings meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { asUserError, type UserError } from '../core/errors.ts'
import { ANSWER_SECONDS, callEngine } from './ask.ts'

type Ping = () => Promise<unknown>

/** Time between two pings. */
const PAUSE_SECONDS = Math.min(10, ANSWER_SECONDS)

/** Resolves with `engine-lost` when the engine stops responding, or with null when `signal` aborts. Never rejects. */
export async function untilLost(ping: Ping, signal: AbortSignal): Promise<UserError | null> {
  try {
    for (;;) {
      await sleep(PAUSE_SECONDS * 1000, undefined, { signal, ref: false })
      await callEngine('say that it is there', ping())
    }
  } catch (error) {
    return signal.aborted ? null : asUserError(error)
  }
}

/** Settles as `call` does, or rejects with `engine-lost` when the engine stops responding first. */
export async function whileAlive<T>(ping: Ping, call: Promise<T>): Promise<T> {
  const over = new AbortController()
  const lost = untilLost(ping, over.signal).then((error) => {
    if (error === null) return new Promise<never>(() => undefined)
    throw error
  })
  try {
    return await Promise.race([call, lost])
  } finally {
    over.abort()
  }
}
