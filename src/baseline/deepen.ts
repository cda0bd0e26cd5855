/**
 * Fetches more history into a shallow clone, for the commit where two branches parted. Objects are added, and the list of
 * where the history ends changes; no branch, tag or other ref does.
 */
import { fetchCommits, remoteOf, type Git } from './git.ts'

/** Commits to add, one step after the other. More would take long in a large repository. */
const STEPS = [50, 200, 1000]
/** Where the history ends, at most: each merge can add a place. */
const MOST_ENDS = 100

/**
 * `tip`: a commit or ref whose history is needed beside that of HEAD; null for HEAD's alone. `isEnough` is asked after each
 * step. Null when it says so; else a clause, why there is no more to fetch.
 */
export async function deepen(
  tip: string | null,
  git: Git,
  isEnough: () => Promise<boolean>,
): Promise<string | null> {
  const remote = await remoteOf(git)
  if (remote === null) return 'there is no remote to fetch it from'
  if (tip !== null && (await git(['cat-file', '-e', `${tip}^{commit}`])).code !== 0) {
    const { code, why } = await fetchCommits(remote, '--depth=1', [tip], git)
    if (code !== 0) return why
  }
  for (const step of STEPS) {
    // in a shallow clone the commits without parents are those where its history ends
    const tips = tip === null ? ['HEAD'] : ['HEAD', tip]
    const { text } = await git(['rev-list', '--max-parents=0', `--max-count=${MOST_ENDS}`, ...tips])
    const { code, why } = await fetchCommits(remote, `--deepen=${step}`, text.split('\n'), git)
    if (code !== 0) return why
    if (await isEnough()) return null
    if (!(await isShallow(git))) return 'the whole history does not have it'
  }
  return `it is not among the newest ${STEPS.reduce((sum, step) => sum + step)} commits`
}

export const isShallow = async (git: Git): Promise<boolean> =>
  (await git(['rev-parse', '--is-shallow-repository'])).text === 'true'

/** The commit and name of the remote's default branch; null if it does not respond. */
export async function remoteDefault(git: Git): Promise<{ ref: string; branch: string } | null> {
  const remote = await remoteOf(git)
  if (remote === null) return null
  const { text } = await git(['ls-remote', '--quiet', '--symref', remote, 'HEAD'])
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text) ?? []
  const [, ref] = /^([0-9a-f]{40,64})\tHEAD$/m.exec(text) ?? []
  return branch === undefined || ref === undefined ? null : { ref, branch }
}
