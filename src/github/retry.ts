/**
 * Retries calls of GitHub for a limited time. Server errors and lost connections last seconds or much longer; a rate limit
 * says how long it lasts, and is waited out only when that is short.
 */
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import { retryAfterSeconds, secondsUntil } from '../core/retry-after.ts'
import { field } from '../lib/json.ts'
import { GitHubError } from './port.ts'

/** Seconds of one call of the port, retries included, and of one request: a hung proxy must not block the job. */
interface Seconds {
  readonly call: number
  readonly request: number
}
const SECONDS: Seconds = { call: 60, request: 15 }
/** Of reads that a run waits for before it begins. */
export const SECONDS_OF_READS: Seconds = { call: 10, request: 5 }

/** The options of one request. */
export const limits = ({ request } = SECONDS) => ({
  request: { signal: AbortSignal.timeout(request * 1000) },
})
const FIRST_WAIT = 0.5

/** The time of `clock` after which no request is started, so that the last one ends within the limit. */
export const retryDeadline = (clock: Clock, { call, request } = SECONDS): number =>
  clock.now() + call - request

/**
 * Runs `attempt` until it succeeds or a retry makes no sense; rejects with a GitHubError. `faults`: how often to retry
 * after server errors and lost connections; 0 for a request that must not be carried out twice. Rate limits are always
 * retried.
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

/** Whether the request may have been carried out although it failed. */
export const isUncertain = (error: GitHubError): boolean => error.status === 0 || error.status >= 500

/** Seconds to wait before the next try; null when it makes no sense. */
function waitAfter(cause: unknown, tries: number, faults: number, clock: Clock): number | null {
  const error = asGitHubError(cause)
  const limited = rateLimit(cause, error, tries, clock)
  if (limited !== null) return limited
  if (!isUncertain(error) || tries >= faults) return null
  return Math.max(FIRST_WAIT * 2 ** tries, retryAfter(cause, clock) ?? 0)
}

/** Seconds in the `Retry-After` header; null without one. */
export const retryAfter = (cause: unknown, clock: Clock): number | null =>
  retryAfterSeconds(header(cause, 'retry-after'), clock)

/** Seconds to wait for a rate limit; null for other errors. GitHub responds 403 or 429, sometimes without a time. */
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

/** Octokit's status is 500 also without a response; here it is 0. */
export function asGitHubError(cause: unknown): GitHubError {
  if (cause instanceof GitHubError) return cause
  const status = field(cause, 'response') === undefined ? 0 : field(cause, 'status')
  return new GitHubError(typeof status === 'number' ? status : 0, messageOf(cause), { cause })
}

/** A header of the response that an error, or the cause of a GitHubError, carries. */
const header = (cause: unknown, name: string): unknown =>
  field(cause instanceof GitHubError ? cause.cause : cause, 'response', 'headers', name)
