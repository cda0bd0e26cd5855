/** Which files of the working tree differ from those of a commit. */
import { join } from 'node:path'
import type { Git } from './git.ts'

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** Limit of each list: a sentence names three. */
const MOST_FILES = 10_000

/**
 * Absolute paths below `root`, new files that git does not ignore included. Null where git cannot say: not in a clone that
 * lacks the commit. Never rejects.
 */
export async function changedSince(sha: string, root: string, git: Git): Promise<string[] | null> {
  if (!SHA.test(sha)) return null
  const answers = await Promise.all([
    git([
      'diff',
      '--name-only',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules',
      '--relative',
      '-z',
      sha,
      '--',
    ]),
    git(['ls-files', '--others', '--exclude-standard', '-z']),
  ])
  if (answers.some(({ code }) => code !== 0)) return null
  const names = answers.flatMap(({ output }) => output.split('\0', MOST_FILES)).filter((name) => name !== '')
  return names.map((name) => join(root, name))
}
