/**
 * Notices changes of files. Each folder is watched on its own: Node's recursive watch on Linux watches every file, ignored
 * ones too, which takes seconds (docs/decisions/0038-terminal.md).
 */
import { lstatSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { WatchedFolder } from '../../build/index.ts'
import { UserError, messageOf, systemCode } from '../../core/errors.ts'

/** Paths are absolute. */
export interface Places {
  readonly folders: readonly WatchedFolder[]
  readonly files: readonly string[]
  /** Files whose changes do not count: what a trial writes itself. */
  readonly own: readonly string[]
}

export interface Watcher {
  /** Absolute paths that have changed since the last call, when there were no more for a moment; empty when `signal` aborts. */
  changes(signal: AbortSignal): Promise<string[]>
  close(): void
}

/** An editor saves several files, and each in several steps. */
const QUIET_MILLISECONDS = 200

/** Rejects with a UserError where the system allows no more watches. */
export async function openWatcher(
  { folders, files, own }: Places,
  quiet = QUIET_MILLISECONDS,
): Promise<Watcher> {
  const watchers = new Map<string, FSWatcher>()
  const changed = new Set<string>()
  const ownFiles = new Set(own)
  let wake = () => {}
  let failure: Error | null = null
  const note = (path: string) => {
    if (ownFiles.has(path)) return
    changed.add(path)
    wake()
  }
  const fail = (cause: unknown) => {
    failure ??= cause instanceof Error ? cause : new Error(messageOf(cause))
    wake()
  }
  const watchOne = (key: string, folder: string, onName: (name: string) => void) => {
    if (watchers.has(key)) return
    const watcher = opened(folder, (name) => onName(name))
    if (watcher === null) return
    watchers.set(key, watcher)
    watcher.on('error', () => forget(watchers, key)) // the folder was removed
  }
  const watchTree = async (tree: WatchedFolder, under = ''): Promise<void> => {
    for await (const inner of tree.walk(under))
      watchOne(`tree ${join(tree.path, inner)}`, join(tree.path, inner), (name) => {
        const path = inner === '' ? name : `${inner}/${name}`
        const absolute = join(tree.path, path)
        if (!isFolder(absolute)) forget(watchers, `tree ${absolute}`)
        else watchTree(tree, path).catch(fail)
        if (!tree.isIgnored(path)) note(absolute)
      })
  }
  const close = () => {
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
  try {
    for (const tree of folders) await watchTree(tree)
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      const names = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)))
      watchOne(`files ${folder}`, folder, (name) => {
        if (names.has(name)) note(join(folder, name))
      })
    }
  } catch (cause) {
    close()
    throw cause
  }
  return {
    async changes(signal) {
      while (changed.size === 0 && failure === null && !signal.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      if (failure !== null) throw failure
      for (let seen = 0; seen !== changed.size && !signal.aborted;) {
        seen = changed.size
        await setTimeout(quiet, undefined, { signal }).catch(() => undefined)
      }
      const paths = signal.aborted ? [] : [...changed]
      changed.clear()
      return paths
    },
    close,
  }
}

/** Null where the folder is gone or cannot be read. */
function opened(folder: string, onName: (name: string) => void): FSWatcher | null {
  try {
    return watch(folder, (_, name) => name !== null && onName(name))
  } catch (cause) {
    if (LIMITS.has(systemCode(cause) ?? '')) throw tooMany(cause)
    return null
  }
}

const LIMITS: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE'])

const tooMany = (cause: unknown): UserError =>
  new UserError(
    'settings',
    `The system allows no more watches of folders: ${messageOf(cause)}`,
    'Exclude folders in .dockerignore, or raise the limit: `sysctl fs.inotify.max_user_watches=524288`.',
    { exit: 2, cause },
  )

function forget(watchers: Map<string, FSWatcher>, key: string): void {
  watchers.get(key)?.close()
  watchers.delete(key)
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}
