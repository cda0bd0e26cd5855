/** Names of the files beside a path of the build context, for suggestions. Never looks outside of the context. */
import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { list } from './locate.ts'

/** Null for a folder that is not there, or that a link leads out of the context. */
export function neighboursIn(context: string): (folder: string) => string[] | null {
  return (folder) => {
    try {
      const root = realpathSync(context)
      const real = realpathSync(join(root, folder))
      return real === root || real.startsWith(root + sep) ? list(real) : null
    } catch {
      return null
    }
  }
}
