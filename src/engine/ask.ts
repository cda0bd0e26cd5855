/** One question to the engine: its ways of failing, turned into the port's. */
import { UserError, messageOf } from '../core/errors.ts'
import { field, number, text } from '../lib/json.ts'
import { bounded } from '../lib/visible.ts'
import { MESSAGE_CHARACTERS } from './decode.ts'

/** An engine that has not answered a short question for this long is lost. Tests have less patience. */
export const ANSWER_SECONDS = Number(process.env.SEA_TRIAL_ENGINE_SECONDS ?? 60)

/** One that was silent once is not waited for so long again: there may be little time left to clean up elsewhere. */
const AFTER_LOSS_SECONDS = 3
let answerSeconds = ANSWER_SECONDS

/** Statuses that mean "it is not there" or "it is in that state already". */
const GONE: readonly number[] = [404, 409, 304]

export const statusOf = (cause: unknown): number | null => number(field(cause, 'statusCode'))

/** The engine's own words, without the wrapping that the client puts around them. */
export function engineMessage(cause: unknown): string {
  const words = text(field(cause, 'json', 'message')) || messageOf(cause)
  return bounded(words, MESSAGE_CHARACTERS)
    .replace(/^\(HTTP code \d+\) [^-]* - /, '')
    .trim()
}

/** Turns whatever a call throws into a UserError, and a call that never answers into a lost engine. */
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
      reject(new Error(`no answer for ${within} s`))
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
      `The engine went away while it was asked to ${what}: ${messageOf(cause)}`,
      'Look at its log, then run this again.',
      { cause },
    )
  } finally {
    clearTimeout(timer)
  }
}

export const statusOfError = (error: unknown): number | null =>
  error instanceof UserError ? statusOf(error.cause) : null

/** Null instead of an error where the thing asked about is not there. */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (statusOfError(error) === 404) return null
    throw error
  }
}

/** For removals and kills: that it is gone already is what was wanted. */
export async function unlessGone(call: Promise<unknown>, gone: readonly number[] = GONE): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!gone.includes(statusOfError(error) ?? 0)) throw error
  }
}

/** For one of many: what the engine cannot tell of it is as good as not there. */
export async function unlessBroken<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed') return null
    throw error
  }
}
