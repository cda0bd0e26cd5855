/**
 * The library: `import { trial, weigh, diff } from 'sea-trial'`. Each call runs the program in a process of its own, so a
 * trial changes nothing in the caller's process: no signal handlers, no output, no exit (docs/decisions/0037-package.md).
 */
import { fork, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { UserError, type ErrorCode } from './core/errors.ts'
import type { Diff, Report } from './core/schema.ts'

export { UserError, type ErrorCode }

export interface RunOptions {
  /** Stops the run. The promise rejects with the signal's reason when everything that the run made is removed. */
  readonly signal?: AbortSignal
  /** Where relative paths start; default: the working directory. */
  readonly cwd?: string
  /** Default: that of this process. `DOCKER_HOST` selects the engine. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called with each line of progress. */
  readonly onProgress?: (line: string) => void
}

type Value = string | number | boolean | readonly string[]

/** By the names of the command line's options, without dashes at the start. The published types list them. */
export type TrialSettings = Readonly<Record<string, Value | undefined>>

/**
 * Tries one image as `sea-trial` does, and resolves with its Report, also where it is not seaworthy (`verdict: 'fail'`) or
 * could not be tried (`'error'`). Rejects with a UserError for wrong settings, or where there is no Report.
 */
export async function trial(settings: TrialSettings = {}, options: RunOptions = {}): Promise<Report> {
  const found = await run([...argsOf(settings), '--format=json'], options)
  if ('reports' in found)
    throw new UserError(
      'settings',
      'these settings are of several images',
      'Call trial() for each of them.',
      {
        exit: 2,
      },
    )
  return found as Report
}

/** The same without running the image: `weigh({ archive: 'app.tar' })`, `weigh({ image: 'nginx:1.27' })`. */
export const weigh = (settings: TrialSettings = {}, options: RunOptions = {}): Promise<Report> =>
  trial(settings.archive === undefined ? { ...settings, smoke: false } : settings, options)

export interface DiffOptions extends RunOptions {
  /** Of images with several: `linux/arm64`. */
  readonly platform?: string
}

/** Compares two images. Each is an archive, a folder, a Report, or a name, as `sea-trial diff` takes them. */
export async function diff(before: string, after: string, options: DiffOptions = {}): Promise<Diff> {
  const platform = options.platform === undefined ? [] : [`--platform=${options.platform}`]
  return (await run(['diff', '--format=json', ...platform, '--', before, after], options)) as Diff
}

const argsOf = (settings: TrialSettings): string[] =>
  Object.entries(settings).flatMap(([name, value]) => {
    if (value === undefined) return []
    const values = typeof value === 'object' ? value : [String(value)]
    return values.map((one) => `--${name}=${one}`)
  })

/** How long a stopped run may take to clean up, before it is killed. */
const CLEAN_UP_SECONDS = 60
const PROGRAM = fileURLToPath(new URL('./index.js', import.meta.url))

/** Resolves with the JSON that the program printed. */
async function run(args: readonly string[], { signal, cwd, env, onProgress }: RunOptions): Promise<object> {
  signal?.throwIfAborted()
  const child = fork(PROGRAM, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: env ?? process.env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const stop = stopping(child)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const { output, error, last } = await resultOf(child, onProgress)
    signal?.throwIfAborted()
    if (error !== null) throw error
    return parsed(output) ?? fail(last)
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** As Ctrl-C does; a run that does not end is killed. */
const stopping = (child: ChildProcess) => () => {
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGKILL'), CLEAN_UP_SECONDS * 1000)
  child.once('close', () => clearTimeout(timer))
}

interface Result {
  readonly output: string
  readonly error: UserError | null
  /** The last line of progress. */
  readonly last: string
}

function resultOf(child: ChildProcess, onProgress: RunOptions['onProgress']): Promise<Result> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let error: UserError | null = null
    let last = ''
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    if (child.stderr)
      createInterface(child.stderr).on('line', (line) => {
        last = line
        onProgress?.(line)
      })
    child.on('message', (message) => (error = errorIn(message) ?? error))
    child.once('error', reject)
    const closed = new Promise((done) => child.once('close', done))
    const disconnected = new Promise((done) => child.once('disconnect', done)) // then no message can come
    void Promise.all([closed, disconnected]).then(() =>
      resolve({ output: Buffer.concat(chunks).toString(), error, last }),
    )
  })
}

/** What `src/index.ts` sends: the parts of a UserError. */
interface SentError {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
  readonly exit: 2 | 3
}

function errorIn(message: unknown): UserError | null {
  const { code, message: sentence, hint, exit } = message as SentError // of this package's own program
  return typeof sentence === 'string' ? new UserError(code, sentence, hint, { exit }) : null
}

function parsed(output: string): object | null {
  try {
    const value: unknown = JSON.parse(output)
    return typeof value === 'object' ? value : null
  } catch {
    return null // it ended before it printed a result
  }
}

function fail(last: string): never {
  throw new UserError('internal', `the run ended without a result: ${last}`)
}
