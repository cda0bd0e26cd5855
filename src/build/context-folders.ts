/** Walks a build context folder by folder. Symbolic links are not followed. */
import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

export interface ContextFolder {
  /** Relative to the context, with `/`; empty for the context itself. */
  path: string
  depth: number
  /** Names of all entries; null where the folder cannot be read. */
  names: ReadonlySet<string> | null
  /** Those that are not ignored. */
  entries: readonly ContextEntry[]
}

export interface ContextEntry {
  /** Relative to the context. */
  path: string
  is: Dirent
}

export interface WalkRules {
  isIgnored: (path: string) => boolean
  /** Also walks ignored folders, for files in them that are not ignored. */
  entersIgnored?: boolean
}

/** The event loop goes on after so many entries. */
const AT_ONCE = 2000

/** A folder comes before those in it. `under`: begins there instead of at the context. Never rejects. */
export async function* contextFolders(
  context: string,
  { isIgnored, entersIgnored = false }: WalkRules,
  under = '',
): AsyncGenerator<ContextFolder> {
  const open = [{ path: under, depth: 0 }]
  let sincePause = 0
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const { path, depth } = folder
    const items = listOf(join(context, path))
    const all = (items ?? []).map((is) => ({ path: path === '' ? is.name : `${path}/${is.name}`, is }))
    const entries = all.filter((entry) => !isIgnored(entry.path))
    const inner = (entersIgnored ? all : entries).filter(({ is }) => is.isDirectory())
    open.push(...inner.map((entry) => ({ path: entry.path, depth: depth + 1 })))
    yield { path, depth, names: items && new Set(items.map(({ name }) => name)), entries }
    sincePause += all.length
    if (sincePause < AT_ONCE) continue
    sincePause = 0
    await setImmediate()
  }
}

function listOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return null
  }
}
