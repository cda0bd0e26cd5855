/**
 * Notices changes of files. Each folder is watched on its own: Node's recursive watch on Linux watches every file, ignored
 * ones too, which takes seconds (docs/decisions/0038-terminal.md).
 */
import { lstatSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { WatchedFolder } from '../../build/index.ts'
import { UserError, messageOf, systemCode } from '../../core/errors.ts'
import { finalPath } from '../../core/file-access.ts'

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
  const watches: Watches = new Map()
  const changes = collectChanges(own, quiet)
  const close = () => {
    for (const watcher of watches.values()) watcher.close()
    watches.clear()
  }
  try {
    for (const tree of folders) await watchTree(tree, '', watches, changes)
    watchFiles(files, watches, changes)
  } catch (cause) {
    close()
    throw cause
  }
  return { changes: (signal) => changes.next(signal), close }
}

/** By kind and folder. */
type Watches = Map<string, FSWatcher>

interface Changes {
  add(path: string): void
  /** The next call of `next` rejects. */
  fail(cause: unknown): void
  /** As `Watcher.changes`. */
  next(signal: AbortSignal): Promise<string[]>
}

function collectChanges(own: readonly string[], quiet: number): Changes {
  const ownFiles = new Set(own)
  const changed = new Set<string>()
  let failure: Error | null = null
  let wake = () => {}
  return {
    add(path) {
      if (ownFiles.has(finalPath(path))) return
      changed.add(path)
      wake()
    },
    fail(cause) {
      failure ??= cause instanceof Error ? cause : new Error(messageOf(cause))
      wake()
    },
    async next(signal) {
      while (changed.size === 0 && failure === null && !signal.aborted)
        await wokenOrAborted(signal, (resolve) => (wake = resolve))
      if (failure !== null) throw failure
      for (let seen = 0; seen !== changed.size && !signal.aborted;) {
        seen = changed.size
        await setTimeout(quiet, undefined, { signal }).catch(() => undefined)
      }
      const paths = signal.aborted ? [] : [...changed]
      changed.clear()
      return paths
    },
  }
}

/** Resolves when the function that `onWake` is given is called, or when `signal` aborts. */
const wokenOrAborted = (signal: AbortSignal, onWake: (resolve: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done)
      resolve()
    }
    onWake(done)
    signal.addEventListener('abort', done)
  })

/** Each folder of `tree` below `under`; folders that appear later too. */
async function watchTree(
  tree: WatchedFolder,
  under: string,
  watches: Watches,
  changes: Changes,
): Promise<void> {
  for await (const inner of tree.walk(under))
    watchFolder(`tree ${join(tree.path, inner)}`, join(tree.path, inner), watches, (name) => {
      const path = inner === '' ? name : `${inner}/${name}`
      const absolute = join(tree.path, path)
      if (!isFolder(absolute)) forget(watches, `tree ${absolute}`)
      else watchTree(tree, path, watches, changes).catch((cause: unknown) => changes.fail(cause))
      if (!tree.isIgnored(path)) changes.add(absolute)
    })
}

/** By their folders: a file may not exist yet, and editors replace files. */
function watchFiles(files: readonly string[], watches: Watches, changes: Changes): void {
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const names = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)))
    watchFolder(`files ${folder}`, folder, watches, (name) => {
      if (names.has(name)) changes.add(join(folder, name))
    })
  }
}

function watchFolder(key: string, folder: string, watches: Watches, onName: (name: string) => void): void {
  if (watches.has(key)) return
  const watcher = opened(folder, onName)
  if (watcher === null) return
  watches.set(key, watcher)
  watcher.on('error', () => forget(watches, key)) // the folder was removed
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

function forget(watches: Watches, key: string): void {
  watches.get(key)?.close()
  watches.delete(key)
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}
