import type { Budget } from '../budget.ts'
import { Paths } from '../tree/paths.ts'
import { Resolver } from '../tree/resolve.ts'
import { Texts } from '../tree/texts.ts'
import { Tree } from '../tree/tree.ts'

/** What one layer is read into: an empty root, with its own path numbers. */
export interface Workspace {
  readonly paths: Paths
  readonly targets: Texts
  readonly tree: Tree
  readonly resolver: Resolver
}

export function newWorkspace(budget: Budget): Workspace {
  const paths = new Paths((nameBytes) => budget.path(nameBytes))
  const targets = new Texts()
  const tree = new Tree(paths)
  return { paths, targets, tree, resolver: new Resolver(paths, tree, targets, budget.linkSteps) }
}
