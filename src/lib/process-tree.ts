/** Ends a process together with everything that it has started. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Sends a signal to each process of a tree. */
export type SignalTree = (signal: NodeJS.Signals) => void

/** Between the first SIGTERM and SIGKILL: a runner gives 7.5 s from its first signal to its last. */
const GRACE_MILLISECONDS = 2000

/** Sends SIGTERM at once and SIGKILL after a grace period. Call `stop` when the process that was waited for has ended. */
export function killProcessTree(signalTree: SignalTree): { stop: () => void } {
  signalTree('SIGTERM')
  const timer = setInterval(() => signalTree('SIGKILL'), GRACE_MILLISECONDS)
  return {
    stop() {
      clearInterval(timer)
      signalTree('SIGKILL') // descendants may outlive it
    },
  }
}

/** The group that `pid` leads; on Windows, which has no groups, `pid` alone. */
export const processGroup =
  (pid: number): SignalTree =>
  (signal) =>
    signalOne(process.platform === 'win32' ? pid : -pid, signal)

/**
 * All processes with `NAME=value` in their environment. For a parent whose PID is not known, or whose children leave its
 * group. Without /proc (macOS): this process's descendants whose command name contains `command`.
 */
export const processesWith =
  (variable: string, command: string): SignalTree =>
  (signal) => {
    const pids = pidsWith(variable)
    if (pids) pids.forEach((pid) => signalOne(pid, signal))
    else signalDescendants(command, signal)
  }

/** Null where there is no /proc. Processes of other users cannot be read, and are never ours. */
function pidsWith(variable: string): number[] | null {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.filter((pid) => environmentOf(pid).includes(variable)).map(Number)
  } catch {
    return null
  }
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return []
  }
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it has already ended
  }
}

/** Does nothing where there is no `ps`. */
function signalDescendants(command: string, signal: NodeJS.Signals): void {
  execFile('ps', ['-A', '-o', 'pid=,ppid=,comm='], { env: { PATH: process.env.PATH } }, (error, table) => {
    if (error) return
    const rows = table.split('\n').map((row) => row.trim().split(/\s+/, 3))
    const childrenOf = (pid: number): number[] =>
      rows
        .filter(([, parent, name = '']) => Number(parent) === pid && name.includes(command))
        .flatMap(([child]) => [Number(child), ...childrenOf(Number(child))])
    childrenOf(process.pid).forEach((pid) => signalOne(pid, signal))
  })
}
