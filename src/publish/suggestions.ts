/**
 * Offers proven fixes as suggestions in one review of the pull request: a comment on each edit whose lines are in its diff. A
 * review with the same fixes is made once, also over later pushes. Patches that do not fit are in the comment.
 */
import { createHash } from 'node:crypto'
import { messageOf } from '../core/errors.ts'
import type { Fixes, Report } from '../core/schema.ts'
import type { Context, GitHub, LineComment, PullFile } from '../github/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { visible } from '../lib/visible.ts'
import { oneLine } from '../report/index.ts'
import { loginOnce } from './own-comments.ts'

export interface Suggesting {
  readonly inputs: Pick<Inputs, 'comment' | 'token'>
  readonly context: Context
  readonly connect: () => Promise<GitHub>
}

/** Returns what could not be done, one sentence each. Never rejects: the comment has the patches. */
export async function suggestFixes(
  reports: readonly Report[],
  { inputs, context, connect }: Suggesting,
): Promise<string[]> {
  const { pullRequest: pull, sha, readOnly } = context
  const some = reports.filter(({ fixes }) => fixes?.after)
  const { token } = inputs
  const mayWrite = inputs.comment !== 'never' && readOnly === null
  if (some.length === 0 || pull === null || sha === null || token === null || !mayWrite) return []
  try {
    const github = await connect()
    const files = await github.pullFiles(pull)
    const earlier = await ownReviews(github, pull, token)
    for (const { name, fixes } of some) {
      const comments = fixes ? commentsOn(fixes, files) : []
      const body = fixes ? bodyOf(name, fixes, comments.length) : ''
      const isNew = !earlier.some((text) => text.includes(markerOf(name, comments)))
      if (comments.length > 0 && isNew)
        await github.createReview(pull, sha, `${body}\n${markerOf(name, comments)}`, comments)
    }
    return []
  } catch (cause) {
    return [`The fixes are in the comment only, not as suggestions: ${messageOf(cause)}.`]
  }
}

/** Bodies of the reviews that this token's user wrote. */
async function ownReviews(github: GitHub, pull: number, token: string): Promise<string[]> {
  const marked = (await github.reviews(pull)).filter(({ body }) => body.includes(MARKER))
  if (marked.length === 0) return []
  const login = await loginOnce(github, token)(marked)
  return marked.filter(({ author }) => author === login).map(({ body }) => body)
}

const MARKER = '<!-- sea-trial:fix '

/** Without line numbers, which other changes move. */
function markerOf(name: string, comments: readonly LineComment[]): string {
  const what = JSON.stringify([name, ...comments.map(({ path, body }) => [path, body])])
  return `${MARKER}${createHash('sha256').update(what).digest('hex').slice(0, 32)} -->`
}

function bodyOf(name: string, { summary, edits }: Fixes, offered: number): string {
  const image = `\`${oneLine(name).replaceAll('`', "'")}\``
  const rest =
    offered < edits.length ? ' Lines that this pull request does not change are in the comment’s patch.' : ''
  const all = offered > 1 ? ' They are proven together: apply all of them.' : ''
  return `Proven fix for ${image}: ${oneLine(summary)}.${all}${rest}`
}

/** Only edits that a comment shows exactly, on lines that are as they were when the fixes were proven. */
function commentsOn({ edits }: Fixes, files: readonly PullFile[]): LineComment[] {
  return edits.flatMap(({ file, before, text }) => {
    const patch = files.find(({ path }) => path === file)?.patch ?? null
    const line = patch === null ? null : lineInDiff(patch, linesOf(before))
    if (line === null || visible(text) !== text || text.length > MOST_TEXT) return []
    return [{ path: file, line, endLine: line + linesOf(before).length - 1, body: suggestion(text) }]
  })
}

const MOST_TEXT = 8000
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')

/** The fence is longer than any in the text. */
function suggestion(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}suggestion\n${text.replace(/\n$/, '')}\n${fence}`
}

/** The line, in the new version, on which these lines begin in one hunk; null if they are not there, or more than once. */
export function lineInDiff(patch: string, lines: readonly string[]): number | null {
  const found: number[] = []
  let shown: string[] = []
  let first = 1
  const search = () => {
    for (let at = 0; at + lines.length <= shown.length; at++)
      if (lines.every((line, index) => shown[at + index] === line)) found.push(first + at)
  }
  for (const row of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(row) ?? []
    if (start !== undefined) {
      search()
      shown = []
      first = Number(start)
    } else if (row.startsWith('+') || row.startsWith(' ')) shown.push(row.slice(1))
  }
  search()
  const [only, ...others] = found
  return only !== undefined && others.length === 0 ? only : null
}
