/**
 * Reads the config file of the base branch, for a run that tests a change to it: from git, where the clone has the commit,
 * else from GitHub. Nothing is fetched into the clone, and no shell is used.
 */
import { messageOf } from '../core/errors.ts'
import type { Context, GitHub } from '../github/index.ts'
import type { BaseFile } from '../inputs/index.ts'
import { run } from '../lib/child-process.ts'

export interface BaseRequest {
  readonly context: Context
  readonly env: Readonly<Record<string, string | undefined>>
  /** Null without a token. */
  readonly connect: (() => Promise<GitHub>) | null
}

/** Events of a change that is not yet in its branch. A fork's change is one in any event. */
const CHANGE_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'merge_group',
]

/** Whether the code under test may be that of a change which its branch does not have yet. */
export const isChange = ({ event, pullRequest, fork }: Context): boolean =>
  pullRequest !== null || fork || CHANGE_EVENTS.includes(event ?? '')

/** `root`: of the repository. `files`: from it, the first that exists counts. Never rejects. */
export async function readBaseFile(
  root: string,
  files: readonly string[],
  { context, env, connect }: BaseRequest,
): Promise<BaseFile> {
  const git = gitIn(root, env)
  const commit = await baseCommit(git, context)
  if (commit === null) return { ok: false, why: 'the payload of the event does not name its commit' }
  const name = `${context.baseRef ?? 'the base branch'}@${commit.slice(0, 7)}`
  const found = (await fromGit(git, commit, files)) ?? (await fromGitHub(connect, commit, files))
  return 'why' in found ? { ok: false, why: found.why } : { ok: true, commit, name, ...found }
}

/** The output of a git command; null when it fails. */
type Git = (...argv: readonly string[]) => Promise<string | null>

const GIT_SECONDS = 10

function gitIn(root: string, { PATH, HOME }: BaseRequest['env']): Git {
  const env = {
    ...(PATH === undefined ? {} : { PATH }),
    ...(HOME === undefined ? {} : { HOME }),
    LC_ALL: 'C',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
  return async (...argv) => {
    try {
      const output = await run('git', ['-C', root, ...argv], { env, seconds: GIT_SECONDS })
      return output?.code === 0 ? output.stdout : null
    } catch {
      return null // as without git
    }
  }
}

/**
 * The first parent of the merge that GitHub made of the base and the pull request, where that is checked out: the base's tip
 * when the run began. Else the base of the payload. A merge that the pull request brings itself is neither.
 */
async function baseCommit(git: Git, { event, runSha, sha, baseSha }: Context): Promise<string | null> {
  if (event !== 'pull_request' || runSha === null) return baseSha
  const [head, commit] = [await git('rev-parse', '--verify', 'HEAD'), await git('cat-file', 'commit', 'HEAD')]
  const header = (commit ?? '').split('\n\n', 1)[0] ?? ''
  const parents = [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent)
  const isGitHubs = head?.trim() === runSha && parents.length === 2 && parents[1] === sha
  return (isGitHubs ? parents[0] : null) ?? baseSha
}

type Read = { file: string; text: string | null } | { why: string }

/** Null where the clone does not have the commit. */
async function fromGit(git: Git, commit: string, files: readonly string[]): Promise<Read | null> {
  const listed = await git('ls-tree', '-z', '-l', '--full-tree', commit, '--', ...files)
  if (listed === null) return null
  const rows = listed.split('\0').map((row) => /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(row))
  const row = files.map((file) => rows.find((one) => one?.[5] === file)).find((one) => one)
  if (!row) return { file: '', text: null }
  const [, mode = '', kind, blob = '', bytes = '', file = ''] = row
  if (kind !== 'blob' || !mode.startsWith('100')) return { why: `${file} is not a file there` }
  if (Number(bytes) > MOST_BYTES) return { why: `${file} has ${bytes} bytes there` }
  const text = await git('cat-file', 'blob', blob)
  return text === null ? null : { file, text }
}

const MOST_BYTES = 1_000_000

async function fromGitHub(
  connect: BaseRequest['connect'],
  commit: string,
  files: readonly string[],
): Promise<Read> {
  if (connect === null) return { why: 'the clone does not have its commit, and there is no `token`' }
  try {
    const github = await connect()
    const bytes = await Promise.all(files.map((file) => github.file(file, commit)))
    const index = bytes.findIndex((one) => one !== null)
    if (index >= 0) return { file: files[index] ?? '', text: bytes[index]?.toString('utf8') ?? '' }
    // a token that may not read gets 404 too
    const isReadable = await github.hasCommit(commit)
    return isReadable
      ? { file: '', text: null }
      : { why: 'the token may not read it: add `contents: read` to the job’s permissions' }
  } catch (cause) {
    return { why: `GitHub did not give it: ${messageOf(cause)}` }
  }
}
