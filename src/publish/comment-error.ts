/** Why a comment could not be written, in a sentence that says how to mend it. */
import { messageOf } from '../core/errors.ts'
import type { Context } from '../github/index.ts'
import { cap, oneLine } from '../report/index.ts'

export function explain(cause: unknown, context: Context): string {
  const status =
    cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : null
  const said = cap(oneLine(messageOf(cause)), 200)
  const where = `pull request #${context.pullRequest ?? 0}`
  return `The comment on ${where} was not written: ${reason(status, said, context)}`
}

const PERMISSION = "add `pull-requests: write` to the job's `permissions`"

function reason(status: number | null, said: string, { fork, event }: Context): string {
  if (/locked/i.test(said)) return 'its conversation is locked.'
  if (/rate limit|abuse/i.test(said) || status === 429)
    return `GitHub's rate limit is used up (${said}); the report is in the job summary.`
  switch (status) {
    case 401:
      return `GitHub does not accept the \`token\` (401, ${said}).`
    case 403:
      return fork && event === 'pull_request'
        ? 'pull requests from forks get a token that may only read (403), whatever the workflow says; the report is in the job summary.'
        : `the token may not write there (403, ${said}); ${PERMISSION}.`
    case 404:
      return `the token cannot see it (404); ${PERMISSION}.`
    case 0:
      return `GitHub could not be reached (${said}); the report is in the job summary.`
    default:
      return status !== null && status >= 500
        ? `GitHub kept failing (${status}, ${said}); the report is in the job summary.`
        : `${said}.`
  }
}
