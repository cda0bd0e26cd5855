/** `comment-on-push`: the payload of a push names no pull request, so it is asked for by branch and commit. */
import { messageOf } from '../core/errors.ts'
import type { Context, GitHub } from '../github/index.ts'
import type { Inputs } from '../inputs/types.ts'

/** Of a push, the pull request to comment on, if that is asked for. `note`: why there is none. */
export async function withPullRequest(
  context: Context,
  { commentOnPush, token }: Pick<Inputs, 'commentOnPush' | 'token'>,
  connect: () => Promise<Pick<GitHub, 'openPulls'>>,
): Promise<{ context: Context; note: string | null }> {
  const { event, repository, branch, sha } = context
  if (!commentOnPush || event !== 'push' || repository === null || branch === null || token === null)
    return { context, note: null }
  try {
    const pulls = await (await connect()).openPulls(repository.split('/', 1)[0] ?? '', branch)
    const [pull, ...others] = pulls.filter((one) => one.repository === repository && one.sha === sha)
    if (pull !== undefined && others.length === 0)
      return { context: { ...context, pullRequest: pull.number }, note: null }
    const all = others.length + 1
    const why = pull ? `${all} open pull requests have` : 'no open pull request has'
    return { context, note: `No comment: ${why} this commit as its head.` }
  } catch (cause) {
    return { context, note: `No comment: the open pull requests could not be read: ${messageOf(cause)}.` }
  }
}
