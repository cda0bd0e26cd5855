/**
 * Patience with GitHub, bounded in time. Server faults and lost connections pass within seconds or not at all;
 * a rate limit says how long it lasts, and is waited out only when that is short.
 */
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import { field } from '../lib/json.ts'
import { GitHubError } from './port.ts'

/** Seconds that one call of the port may take, with all that is repeated. */
const CALL_SECONDS = 60
/** One answer may take so many of them: a hung proxy must not hold the job. */
export const REQUEST_SECONDS = 15
const FIRST_WAIT = 0.5

/** The instant of `clock` after which no more is tried: what a try may take is taken off. */
export const retryDeadline = (clock: Clock): number => clock.now() + CALL_SECONDS - REQUEST_SECONDS

/**
 * Runs `attempt` until it succeeds or the fault is not worth another try; rejects with a GitHubError. A request that
 * must not be carried out twice is given no `faults`: it is then repeated after rate limits only.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  clock: Clock,
  { faults = 4, deadline = retryDeadline(clock) }: { faults?: number; deadline?: number } = {},
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (cause) {
      const wait = waitAfter(cause, tries, faults, clock)
      if (wait === null || clock.now() + wait > deadline) throw asGitHubError(cause)
      await clock.sleep(wait)
    }
  }
}

/** The request may have been carried out although no good answer came. */
export const isUncertain = (error: GitHubError): boolean => error.status === 0 || error.status >= 500

/** Seconds until another try makes sense; null when none does. */
function waitAfter(cause: unknown, tries: number, faults: number, clock: Clock): number | null {
  const error = asGitHubError(cause)
  const limited = rateLimit(cause, error, tries, clock)
  if (limited !== null) return limited
  if (!isUncertain(error) || tries >= faults) return null
  return Math.max(FIRST_WAIT * 2 ** tries, retryAfter(cause, clock) ?? 0)
}

/** Seconds that the answer asks for, as a number or as a date; null where it does not. */
export function retryAfter(cause: unknown, clock: Clock): number | null {
  const asked = header(cause, 'retry-after')
  if (typeof asked !== 'string' || asked === '') return null
  const seconds = Number.isNaN(Number(asked)) ? secondsUntil(Date.parse(asked), clock) : Number(asked)
  return seconds > 0 ? seconds : null
}

const secondsUntil = (instant: number, clock: Clock): number => (instant - clock.date().getTime()) / 1000

/** GitHub answers 403 or 429 to both of its limits. Without a header it asks for patience and names no time. */
function rateLimit(
  cause: unknown,
  { status, message }: GitHubError,
  tries: number,
  clock: Clock,
): number | null {
  if (status !== 403 && status !== 429) return null
  const after = retryAfter(cause, clock)
  if (after !== null) return after
  if (header(cause, 'x-ratelimit-remaining') === '0') {
    return Math.max(1, secondsUntil(Number(header(cause, 'x-ratelimit-reset')) * 1000, clock))
  }
  return status === 429 || /secondary rate limit|abuse/i.test(message) ? 5 * 2 ** tries : null
}

/** Octokit says 500 where it got no answer at all. */
export function asGitHubError(cause: unknown): GitHubError {
  if (cause instanceof GitHubError) return cause
  const status = field(cause, 'response') === undefined ? 0 : field(cause, 'status')
  return new GitHubError(typeof status === 'number' ? status : 0, messageOf(cause), { cause })
}

/** Of the answer behind an error, which may be the cause of one that was made here. */
const header = (cause: unknown, name: string): unknown =>
  field(cause instanceof GitHubError ? cause.cause : cause, 'response', 'headers', name)
