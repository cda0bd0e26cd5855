/** Runs a command and measures its time, CPU time and memory. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Measured {
  readonly seconds: number
  /** CPU seconds, user and system, of all its threads, in steps of 0.01. */
  readonly cpu: number
  /** Peak of resident memory in bytes. */
  readonly peak: number
}

export interface Options {
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  /** Whether a non-zero exit code is accepted. */
  readonly mayFail?: boolean
  /** Its standard input. */
  readonly input?: Readable
}

const POLL_MS = 10
const TICKS_A_SECOND = 100

/** Discards the output. Rejects if the command fails, unless `mayFail`. Run one at a time: `cpu` includes all children. */
export async function measured(file: string, args: readonly string[], options: Options): Promise<Measured> {
  const { env, cwd, input, mayFail = false } = options
  const before = cpuOfChildren()
  const began = performance.now()
  const child = spawn(file, args, { env, cwd, stdio: [input ? 'pipe' : 'ignore', 'ignore', 'ignore'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const peak = watchPeak(child.pid)
  // a broken pipe shows in the exit code of the command
  if (input && child.stdin) pipeline(input, child.stdin).catch(() => {})
  try {
    const code = await ended
    const seconds = (performance.now() - began) / 1000
    if (code !== 0 && !mayFail) throw new Error(`${file} ${args.join(' ')} ended with ${code}`)
    return { seconds, cpu: cpuOfChildren() - before, peak: peak.bytes }
  } finally {
    peak.stop()
  }
}

/** Returns the seconds that a command took. */
export async function run(file: string, args: readonly string[], options: Options): Promise<number> {
  return (await measured(file, args, options)).seconds
}

/** Polls the kernel's high-water mark; the last value before the end is the peak. */
function watchPeak(pid: number | undefined): { readonly bytes: number; stop: () => void } {
  let bytes = 0
  const timer = setInterval(() => {
    bytes = Math.max(bytes, highWater(pid))
  }, POLL_MS)
  return {
    get bytes() {
      return bytes
    },
    stop: () => clearInterval(timer),
  }
}

/** 0 for a process that has ended. */
function highWater(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    return 1024 * Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** CPU seconds of finished child processes: proc(5), `cutime` and `cstime`. */
function cpuOfChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'latin1')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND
}
