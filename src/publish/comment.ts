/**
 * The sticky comment: one for each image name, updated by later runs of any commit. It is identified by its marker and its
 * author together, because anyone can write a marker. Comments are never deleted; of several own ones the newest is updated.
 */
import type { Comment, Context, GitHub } from '../github/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { hasChanged, hasMarker, renderComment, type Links } from '../report/index.ts'
import type { Report } from '../core/schema.ts'
import { explain } from './comment-error.ts'

interface Sticky {
  inputs: Pick<Inputs, 'comment' | 'token'>
  context: Context
  connect: () => Promise<GitHub>
  links: Links
  /** Updates an existing comment, but creates none. */
  isUpdate?: boolean
}

/** Returns null if no comment was written; appends errors to `failures`. */
export async function publishComment(
  report: Report,
  sticky: Sticky,
  failures: string[],
): Promise<{ url: string } | null> {
  const { inputs, context, connect, links, isUpdate = false } = sticky
  if (inputs.comment === 'never' || context.pullRequest === null) return null
  if (!inputs.token || !context.repository) {
    failures.push(`No comment was written: there is no ${inputs.token ? 'GITHUB_REPOSITORY' : '`token`'}.`)
    return null
  }
  try {
    const github = await connect()
    const own = await findOwn(github, context.pullRequest, report.name, inputs.token)
    if (!own && (isUpdate || !MAY_CREATE[inputs.comment](report))) return null
    const { url } = await write(github, context.pullRequest, own, renderComment(report, links))
    return { url }
  } catch (cause) {
    failures.push(explain(cause, context))
    return null
  }
}

/** When a first comment is created. An existing one is always updated, so that it cannot be stale. */
const MAY_CREATE: Readonly<Record<Exclude<Inputs['comment'], 'never'>, (report: Report) => boolean>> = {
  always: () => true,
  'on-failure': ({ verdict }) => verdict !== 'pass',
  'on-change': (report) => report.verdict !== 'pass' || isNews(report),
}

/** Whether the verdict, a figure or the set of findings changed. Always true without a baseline. */
function isNews(report: Report): boolean {
  const { delta, findings } = report
  if (delta?.verdictBefore !== report.verdict || hasChanged(report)) return true
  const before = new Set(delta.findingsBefore)
  const now = new Set(findings.map(({ code }) => code))
  return before.size !== now.size || [...now].some((code) => !before.has(code))
}

/** Creates a new comment if the old one was deleted in the meantime. */
async function write(github: GitHub, pull: number, own: Comment | null, body: string): Promise<Comment> {
  if (!own) return github.createComment(pull, body)
  try {
    return await github.updateComment(own.id, body)
  } catch (cause) {
    if (!isGone(cause)) throw cause
    return github.createComment(pull, body)
  }
}

const isGone = (cause: unknown): boolean =>
  cause instanceof Error && 'status' in cause && cause.status === 404

const WORKFLOW_BOT = 'github-actions[bot]'

async function findOwn(github: GitHub, pull: number, name: string, token: string): Promise<Comment | null> {
  const marked = (await github.comments(pull)).filter(({ body }) => hasMarker(body, name))
  if (marked.length === 0) return null
  const login = await loginOf(github, marked, token)
  return marked.filter(({ author }) => author === login).sort((a, b) => b.id - a.id)[0] ?? null
}

/**
 * Login of the token's user. A user's token can query it; a workflow's or app's token (`ghs_`) cannot, and writes as a
 * bot: the workflow's bot, unless only another bot has commented, which may be the app that the token belongs to.
 */
async function loginOf(github: GitHub, marked: readonly Comment[], token: string): Promise<string | null> {
  const user = token.startsWith('ghs_') ? null : await github.user()
  if (user !== null) return user
  const bots = marked.filter(({ isBot }) => isBot)
  if (bots.length === 0 || bots.some(({ author }) => author === WORKFLOW_BOT)) return WORKFLOW_BOT
  return github.viewer()
}
