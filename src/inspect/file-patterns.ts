/** Which paths of the final file system patterns match, for budgets that forbid files. */
import type { FileMatches } from '../core/budget.ts'
import type { Paths } from './tree/paths.ts'
import { Kind, type Tree } from './tree/tree.ts'
import { PathMatcher } from './waste/match/path-matcher.ts'
import { Patterns } from './waste/match/patterns.ts'

/** Paths that are listed for one pattern. */
const MOST_PATHS = 20

/**
 * A folder that matches counts once, not with everything in it. Each pattern is matched on its own: in one automaton a
 * folder that one pattern names would hide from the others what is below it.
 */
export function matchFiles(
  patterns: readonly string[],
  paths: Pick<Paths, 'name' | 'parent' | 'text' | 'count'>,
  tree: Pick<Tree, 'kind'>,
): FileMatches[] {
  return [...new Set(patterns)].map((pattern) => {
    const matcher = new PathMatcher(paths, new Patterns([[partsOf(pattern).join('/')]]))
    const found: string[] = []
    let total = 0
    for (let path = 1; path < paths.count; path++) {
      if (tree.kind(path) === Kind.NOTHING) continue
      if (matcher.rule(path) === null || matcher.top(path) !== path) continue
      total++
      if (found.length < MOST_PATHS) found.push(paths.text(path))
    }
    return { pattern, paths: found, total }
  })
}

/** In the form of `Patterns`: from the root, one character a byte, and what is in a folder for `folder/**`. */
function partsOf(pattern: string): string[] {
  const latin1 = Buffer.from(pattern).toString('latin1')
  const parts = latin1.split('/').filter((part) => part !== '' && part !== '.')
  const folders = parts.filter((part, index) => part !== '**' || parts[index + 1] !== '**')
  return folders.at(-1) === '**' ? [...folders.slice(0, -1), '*'] : folders
}
