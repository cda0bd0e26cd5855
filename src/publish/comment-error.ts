/** Explains why a comment could not be written, and how to fix that. */
import { messageOf } from '../core/errors.ts'
import type { Context } from '../github/index.ts'
import { cap, oneLine } from '../report/index.ts'

export function explain(cause: unknown, context: Context): string {
  const status =
    cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : null
  const message = cap(oneLine(messageOf(cause)), 200)
  const where = `pull request #${context.pullRequest ?? 0}`
  return `The comment on ${where} was not written: ${reason(status, message, context)}`
}

const PERMISSION = "add `pull-requests: write` to the job's `permissions`"

function reason(status: number | null, message: string, { fork, event }: Context): string {
  if (/locked/i.test(message)) return 'its conversation is locked.'
  if (/rate limit|abuse/i.test(message) || status === 429)
    return `GitHub's rate limit is used up (${message}); the report is in the job summary.`
  switch (status) {
    case 401:
      return `GitHub does not accept the \`token\` (401, ${message}).`
    case 403:
      return fork && event === 'pull_request'
        ? 'pull requests from forks get a read-only token (403), regardless of `permissions`; the report is in the job summary.'
        : `the token has no write permission (403, ${message}); ${PERMISSION}.`
    case 404:
      return `the token cannot see it (404); ${PERMISSION}.`
    case 0:
      return `GitHub could not be reached (${message}); the report is in the job summary.`
    default:
      return status !== null && status >= 500
        ? `GitHub kept failing (${status}, ${message}); the report is in the job summary.`
        : `${message}.`
  }
}
