/**
 * The files of a commit in a folder. Nothing in the repository changes: a worktree of git's own would be listed in it, and
 * stay there when the run is killed.
 */
import { messageOf } from '../core/errors.ts'
import { LONG_SECONDS, fetchCommits, remoteOf, type Git } from './git.ts'

/** Fetches the commit where a shallow clone lacks it. Rejects with an Error that says what failed. */
export async function checkOut(sha: string, folder: string, git: Git): Promise<void> {
  await provide(sha, git)
  // an index of its own, and no other file of the repository
  const own = { GIT_INDEX_FILE: `${folder}.index` }
  const steps = [
    ['read-tree', sha],
    ['checkout-index', '--all', `--prefix=${folder}/`],
  ]
  for (const step of steps) {
    const { code, why } = await git(step, { seconds: LONG_SECONDS, env: own })
    if (code !== 0) throw new Error(`The files of ${sha.slice(0, 7)} could not be checked out: ${why}`)
  }
}

/** Why the clone does not have the commit and cannot fetch it; null where it has it, if need be after a fetch. */
export const whyUnavailable = (sha: string, git: Git): Promise<string | null> =>
  provide(sha, git).then(() => null, messageOf)

/** Fetches the commit where the clone lacks it. */
async function provide(sha: string, git: Git): Promise<void> {
  if ((await git(['cat-file', '-e', `${sha}^{commit}`])).code !== 0) await fetchCommit(sha, git)
}

async function fetchCommit(sha: string, git: Git): Promise<void> {
  const remote = await remoteOf(git)
  const short = sha.slice(0, 7)
  if (remote === null) throw new Error(`This clone does not have ${short}, and no remote to fetch it from`)
  const { code, why } = await fetchCommits(remote, '--depth=1', [sha], git)
  if (code !== 0) throw new Error(`This clone does not have ${short}, and it could not be fetched: ${why}`)
}
