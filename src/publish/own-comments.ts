/**
 * Finds our own comments on a pull request: those with our marker that the owner of the token wrote. Anyone can write a marker,
 * and a workflow's token may not ask who it is.
 */
import type { Comment, GitHub } from '../github/index.ts'
import { isLegacy, parseBody, type Section } from '../report/index.ts'

export interface Own {
  comment: Comment
  sections: readonly Section[]
  /** Of one image's own comment, which earlier versions wrote. */
  isLegacy: boolean
}

export interface Searched {
  github: GitHub
  pull: number
  /** The images whose earlier comments count as ours. */
  names: readonly string[]
  token: string
}

/**
 * The comment to write to, first: the one with the lowest id, so that all jobs choose the same; then others, which it
 * replaces. Reads pages until it is found. `since`: only comments that changed then or later.
 */
export function ownComments({ github, pull, names, token }: Searched): (since?: string) => Promise<Own[]> {
  const login = loginOnce(github, token)
  return async (since) => {
    const marked: Own[] = []
    for await (const page of github.comments(pull, since)) {
      marked.push(...page.flatMap((comment) => ownIn(comment, names)))
      const own = await by(login, marked)
      if (own.some((one) => !one.isLegacy)) return own.sort(byAge)
    }
    return (await by(login, marked)).sort(byAge)
  }
}

function ownIn(comment: Comment, names: readonly string[]): Own[] {
  const sections = parseBody(comment.body)
  if (sections !== null) return [{ comment, sections, isLegacy: false }]
  return names.some((name) => isLegacy(comment.body, name)) ? [{ comment, sections: [], isLegacy: true }] : []
}

const byAge = (a: Own, b: Own): number =>
  Number(a.isLegacy) - Number(b.isLegacy) || a.comment.id - b.comment.id

export type Login = (comments: readonly Pick<Comment, 'author' | 'isBot'>[]) => Promise<string | null>

async function by(login: Login, marked: readonly Own[]): Promise<Own[]> {
  if (marked.length === 0) return []
  const author = await login(marked.map(({ comment }) => comment))
  return marked.filter(({ comment }) => comment.author === author)
}

const WORKFLOW_BOT = 'github-actions[bot]'

/**
 * Login of the token's user. A user's token can query it; a workflow's or app's token (`ghs_`) cannot, and writes as a
 * bot: the workflow's bot, unless only another bot has commented, which may be the app that the token belongs to.
 */
export function loginOnce(github: GitHub, token: string): Login {
  let user: Promise<string | null> | undefined
  let viewer: Promise<string | null> | undefined
  return async (comments) => {
    const login = token.startsWith('ghs_') ? null : await (user ??= github.user())
    if (login !== null) return login
    const bots = comments.filter(({ isBot }) => isBot)
    if (bots.length === 0 || bots.some(({ author }) => author === WORKFLOW_BOT)) return WORKFLOW_BOT
    return (viewer ??= github.viewer())
  }
}
