/** Long work on an engine, which may take what it takes as long as the engine answers short questions beside it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { asUserError, type UserError } from '../core/errors.ts'
import { ANSWER_SECONDS, callEngine } from './ask.ts'

type Ping = () => Promise<unknown>

/** How long after one answer the next question comes. */
const PAUSE_SECONDS = Math.min(10, ANSWER_SECONDS)

/** Resolves when the engine does not answer any more (`engine-lost`), or with null when `signal` aborts. Never rejects. */
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

/** As `call` does, unless the engine is lost meanwhile: then it rejects with that. */
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
