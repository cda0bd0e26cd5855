/** Runs one client command to its end, with an argument list and without a shell, in bounded time and memory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { systemCode } from '../../core/errors.ts'

export interface Ran {
  /** Null when it was ended: by `signal`, or because its time was over. */
  code: number | null
  stdout: string
  stderr: string
}

export interface Bounds {
  env: NodeJS.ProcessEnv
  signal: AbortSignal
  seconds: number
}

/** Of each stream the last characters are kept; a compose model has some thousands. */
const MOST_CHARACTERS = 8 * 1024 ** 2
const GRACE_MILLISECONDS = 2000

/** Null when there is no such command. */
export async function run(
  command: string,
  argv: readonly string[],
  { env, signal, seconds }: Bounds,
): Promise<Ran | null> {
  // a group of its own, so that what it starts can be ended with it
  const child = spawn(command, argv, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  let insist: NodeJS.Timeout | undefined
  const end = () => {
    signalGroup(child, 'SIGTERM')
    insist ??= setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MILLISECONDS)
  }
  const timer = setTimeout(end, seconds * 1000)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  try {
    const code = await exitOf(child)
    return { code: insist === undefined ? code : null, stdout: stdout(), stderr: stderr() }
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null
    throw cause
  } finally {
    clearTimeout(timer)
    clearTimeout(insist)
    signal.removeEventListener('abort', end)
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // it has ended meanwhile
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => (text = (text + chunk).slice(-MOST_CHARACTERS)))
  return () => text
}
