/** Runs a command with an argument list and without a shell, in a process group of its own, within limits. */
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import type { Readable } from 'node:stream'
import { field } from './json.ts'
import { killProcessTree, processGroup, type SignalTree } from './process-tree.ts'

export interface Limits {
  env: NodeJS.ProcessEnv
  /** Working directory; by default this process's. */
  cwd?: string
  /** Ends the process tree when it aborts. */
  signal?: AbortSignal
  /** Ends the process tree after so many seconds. */
  seconds?: number
  /** Which processes to end; by default the process group. */
  tree?: SignalTree
  /** Standard input; without it, it is closed. */
  input?: string
}

export interface Child {
  stdout: Readable
  stderr: Readable
  /**
   * The exit code, when the process has ended and its output is closed; null when a signal ended it. Rejects when it
   * cannot be started.
   */
  exit: Promise<number | null>
  /** Ends the process tree; after `exit`, what is left of it. */
  kill(): void
  /** Whether `signal`, the time limit or `kill` has ended it. */
  isKilled(): boolean
}

/** Starts a command. Its output must be read, or it stops when the pipe is full. */
export function start(
  command: string,
  argv: readonly string[],
  { env, cwd, signal, seconds, tree, input }: Limits,
): Child {
  const detached = process.platform !== 'win32' // a group of its own, so that its descendants can be ended with it
  const options = { env, detached, ...(cwd === undefined ? {} : { cwd }) }
  const child =
    input === undefined
      ? spawn(command, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : given(input, spawn(command, argv, { ...options, stdio: 'pipe' }))
  let ending: { stop: () => void } | undefined
  let hasEnded = false
  const kill = () => {
    if (child.pid !== undefined) ending ??= killProcessTree(tree ?? processGroup(child.pid))
    if (hasEnded) ending?.stop()
  }
  const timer = seconds === undefined ? undefined : setTimeout(kill, seconds * 1000)
  signal?.addEventListener('abort', kill, { once: true })
  if (signal?.aborted) kill()
  const exit = exitOf(child).finally(() => {
    hasEnded = true
    clearTimeout(timer)
    signal?.removeEventListener('abort', kill)
    ending?.stop()
  })
  exit.catch(() => {}) // reported to whoever awaits `exit`
  return { stdout: child.stdout, stderr: child.stderr, exit, kill, isKilled: () => ending !== undefined }
}

function given(input: string, child: ChildProcessWithoutNullStreams): ChildProcessWithoutNullStreams {
  child.stdin.on('error', () => {}) // it may end without reading it
  child.stdin.end(input)
  return child
}

export interface Output {
  /** Null when a signal, `Limits.signal` or the time limit ended it. */
  code: number | null
  /** UTF-8, the last 8 Mi characters. */
  stdout: string
  stderr: string
}

/** Of each stream the last characters are kept; a compose model has some thousands. */
const MOST_CHARACTERS = 8 * 1024 ** 2

/** Runs a command to its end and collects its output. Null when there is no such command. */
export async function run(command: string, argv: readonly string[], limits: Limits): Promise<Output | null> {
  const child = start(command, argv, limits)
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  try {
    const code = await child.exit
    return { code: child.isKilled() ? null : code, stdout: stdout(), stderr: stderr() }
  } catch (cause) {
    if (isMissingCommand(cause)) return null
    throw cause
  }
}

/** Whether a rejected `exit` means that there is no such command. */
export const isMissingCommand = (cause: unknown): boolean => field(cause, 'code') === 'ENOENT'

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => (text = (text + chunk).slice(-MOST_CHARACTERS)))
  return () => text
}
