/** Wraps one call of the engine; maps its errors to UserError. */
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError, messageOf } from '../core/errors.ts'
import { field, number, text } from '../lib/json.ts'
import { bounded } from '../lib/visible.ts'
import { MESSAGE_CHARACTERS } from './decode.ts'

/** An engine that does not respond to a short call for this long is lost. Tests use less. */
export const ANSWER_SECONDS = Number(process.env.SEA_TRIAL_ENGINE_SECONDS ?? 60)

/** The limit after a first timeout: there may be little time left to clean up. */
const AFTER_LOSS_SECONDS = 3
let answerSeconds = ANSWER_SECONDS

/** HTTP statuses that mean "not found" or "already in that state". */
const GONE: readonly number[] = [404, 409, 304]

export const statusOf = (cause: unknown): number | null => number(field(cause, 'statusCode'))

/** The engine's message, without the prefix that dockerode adds. */
export function engineMessage(cause: unknown): string {
  const message = text(field(cause, 'json', 'message')) || messageOf(cause)
  return bounded(message, MESSAGE_CHARACTERS)
    .replace(/^\(HTTP code \d+\) [^-]* - /, '')
    .trim()
}

/**
 * Rejects with `engine-failed` when the engine reports an error, and with `engine-lost` when the connection fails or there
 * is no response for `within` seconds (null: no limit). `what` completes "The engine could not …".
 */
export async function callEngine<T>(
  what: string,
  call: Promise<T>,
  within: number | null = answerSeconds,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    if (within === null) return
    timer = setTimeout(() => {
      answerSeconds = Math.min(answerSeconds, AFTER_LOSS_SECONDS)
      reject(new Error(`no response for ${within} s`))
    }, within * 1000)
  })
  try {
    return await Promise.race([call, late])
  } catch (cause) {
    if (statusOf(cause) !== null)
      throw new UserError('engine-failed', `The engine could not ${what}: ${engineMessage(cause)}`, '', {
        cause,
      })
    throw new UserError(
      'engine-lost',
      `The engine stopped responding while it was asked to ${what}: ${messageOf(cause)}`,
      'Check the engine’s log, then run this again.',
      { cause },
    )
  } finally {
    clearTimeout(timer)
  }
}

export const statusOfError = (error: unknown): number | null =>
  error instanceof UserError ? statusOf(error.cause) : null

/** Null instead of an error when the object does not exist. */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (statusOfError(error) === 404) return null
    throw error
  }
}

/** For removals and signals: no error when the object no longer exists. */
export async function unlessGone(call: Promise<unknown>, gone: readonly number[] = GONE): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!gone.includes(statusOfError(error) ?? 0)) throw error
  }
}

/** Seconds between the tries. */
const BUSY_PAUSES = [0.2, 0.5, 1, 2]

/** Tries again while a process that has just been started still holds a mount of the container: on older kernels for a moment. */
export async function whileBusy(call: () => Promise<void>): Promise<void> {
  for (const pause of BUSY_PAUSES) {
    try {
      await call()
      return
    } catch (error) {
      if (!messageOf(error).includes('device or resource busy')) throw error
      await sleep(pause * 1000)
    }
  }
  return call()
}

/** For one object of many: null when the engine reports an error for it. */
export async function unlessBroken<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return null
    throw error
  }
}
