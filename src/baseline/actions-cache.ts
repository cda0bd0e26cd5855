/**
 * Entries of the Actions cache as bytes. GitHub's client runs in a process of its own (`cache-client.ts`), for at most 10
 * seconds, with nothing in its PATH but a `tar` of ours that moves the file that is packed or unpacked: no archive is ever
 * extracted, so an entry cannot write anywhere, and the client's choice of a compression never differs between machines.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runActionsClient, type ActionsClient } from '../lib/actions-client.ts'
import { CACHE_CLIENT, ENTRY_FILE } from './cache-client.ts'

export interface CacheAccess extends Omit<ActionsClient, 'seconds'> {
  /** A folder of this run; what is made in it is removed at once. */
  tempDir: string
  /** Time limit of one call. */
  seconds?: number
}

/** `why` is null where the service has no such entry. */
export type Restored = { bytes: Buffer } | { bytes: null; why: string | null }

const SECONDS = 10
/** Of an entry. A saved Report is at most 2 MB. */
const MOST_BYTES = 16 * 2 ** 20
const POLL_MILLISECONDS = 50

/** The sentence that says why there is no Actions cache; null where there is one. */
export function whyNoCache(env: CacheAccess['env']): string | null {
  if (process.platform === 'win32') return 'The Actions cache is not used on Windows'
  const hasService =
    [env.ACTIONS_RESULTS_URL, env.ACTIONS_CACHE_URL].some(Boolean) && Boolean(env.ACTIONS_RUNTIME_TOKEN)
  return hasService ? null : 'This runner offers no Actions cache'
}

/** The first entry that is found. `keys`: at most ten; each also matches as a prefix, the newest first. Never rejects. */
export function restoreEntry(keys: readonly string[], access: CacheAccess): Promise<Restored> {
  return inFolder(access, async (folder): Promise<Restored> => {
    const { isDone, why } = await callClient(['restore', ...keys], folder, access)
    if (!isDone) return { bytes: null, why }
    const file = join(folder, ENTRY_FILE)
    return statSync(file).size > MOST_BYTES ? { bytes: null, why: TOO_LARGE } : { bytes: readFileSync(file) }
  }).catch((cause: unknown): Restored => ({ bytes: null, why: String(cause) }))
}

/** Null when it was saved, else why not. Never rejects. */
export function saveEntry(key: string, bytes: Buffer, access: CacheAccess): Promise<string | null> {
  return inFolder(access, async (folder) => {
    writeFileSync(join(folder, ENTRY_FILE), bytes)
    const { isDone, why } = await callClient(['save', key], folder, access)
    return isDone ? null : (why ?? 'the cache service refused it')
  }).catch(String)
}

const TOO_LARGE = `The entry is larger than ${MOST_BYTES / 2 ** 20} MiB`

async function inFolder<T>({ tempDir }: CacheAccess, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tempDir, 'cache-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Called {
  isDone: boolean
  why: string | null
}

async function callClient(
  args: readonly string[],
  folder: string,
  { script, env, signal, seconds = SECONDS }: CacheAccess,
): Promise<Called> {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'tar'), MOVER, { mode: 0o755 })
  const tooLarge = new AbortController()
  const watch = setInterval(() => {
    if (largestIn(folder) > MOST_BYTES) tooLarge.abort()
  }, POLL_MILLISECONDS)
  try {
    const answer = await runActionsClient(
      [CACHE_CLIENT, ...args],
      { PATH: bin, HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, ENTRY: ENTRY_FILE },
      { script, env, seconds, signal: AbortSignal.any([signal, tooLarge.signal]) },
    )
    if (tooLarge.signal.aborted) return { isDone: false, why: TOO_LARGE }
    if (answer.code === 0) return { isDone: true, why: null }
    const said = complaintIn(answer.stdout)
    if (answer.isLate) return { isDone: false, why: late(said, seconds) }
    return { isDone: false, why: said ?? lastLine(answer.stderr) }
  } finally {
    clearInterval(watch)
  }
}

/** Called as `tar -xf ARCHIVE …` and as `tar --posix -cf ARCHIVE …`. */
const MOVER = `#!/bin/sh
PATH=/bin:/usr/bin
case "$1" in
-xf) exec mv "$2" "$RUNNER_TEMP/$ENTRY" ;;
--posix) exec cp "$RUNNER_TEMP/$ENTRY" "$3" ;;
esac
exit 1
`

/** Bytes of the largest file that the client downloads: in a folder of its own, with an unpredictable name. */
function largestIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    entry.isFile() ? sizeOf(join(entry.parentPath, entry.name)) : 0,
  )
  return Math.max(0, ...sizes)
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0 // removed meanwhile
  }
}

/** What the client says about a failure, in its own words; null if it says nothing of the kind. */
function complaintIn(output: string): string | null {
  const lines = output.split(/\r?\n/).map((line) => line.replace(/^::(?:error|warning)::/, ''))
  const said = lines.filter((line) =>
    /^(?:Failed to |Cache (?:restore|save) skipped|Cache reservation|Attempt \d)/.test(line),
  )
  const last = said.at(-1)
  return last === undefined ? null : last.replace(/\. Retrying request in .*$/, '').replace(/\.$/, '')
}

const late = (said: string | null, seconds: number): string =>
  `The cache service did not answer within ${seconds} s${said === null ? '' : ` (${said})`}`

const lastLine = (text: string): string | null => text.split('\n').findLast((line) => line !== '') ?? null
