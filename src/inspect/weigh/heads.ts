/** The first bytes of programs in the final file system, by path. */
import type { Ground } from '../layer/index.ts'
import { Malformed } from '../malformed.ts'
import { Resolver } from '../tree/resolve.ts'
import { Kind } from '../tree/tree.ts'
import type { Replayed } from './replay.ts'

/** The first bytes of the regular file at an absolute path, symbolic links followed; null where none is there. */
export type HeadOf = (path: string) => Buffer | null

/** Null also for a path whose links lead nowhere, and for files that are neither ELF nor begin with `#!`. */
export function headsOf({ layers, tree, ledger }: Replayed, { paths, targets, budget }: Ground): HeadOf {
  const resolver = new Resolver(paths, tree, targets, budget.linkSteps)
  return (path) => {
    const at = resolved(resolver, path)
    if (at === null || tree.kind(at) !== Kind.FILE) return null
    const content = tree.value(at)
    const owner = ledger.owner(content)
    return layers[owner]?.heads.get(content - ledger.base(owner)) ?? null
  }
}

function resolved(resolver: Resolver, path: string): number | null {
  try {
    return resolver.resolve(Buffer.from(path))
  } catch (cause) {
    if (cause instanceof Malformed) return null
    throw cause
  }
}
