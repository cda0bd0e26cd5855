/**
 * Ends a client and everything that it has started. `@actions/exec` keeps its child to itself, and the docker client
 * runs buildx as a child of its own, so the family is found by a mark that all its members have in their environment.
 */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Name of the environment variable; its value is the run's id. */
export const MARK = 'SEA_TRIAL_BUILD'

/** After this the family is killed: a runner gives 7.5 s from its first signal to its last. */
const GRACE_MILLISECONDS = 2000

/** Asks at once, then insists. Call `stop` when the client has ended. */
export function killProcessTree(run: string): { stop: () => void } {
  const signalAll = (signal: NodeJS.Signals) => {
    const found = marked(`${MARK}=${run}`)
    if (found) found.forEach((pid) => signalOne(pid, signal))
    else signalDescendants(signal)
  }
  signalAll('SIGTERM')
  const timer = setInterval(() => signalAll('SIGKILL'), GRACE_MILLISECONDS)
  return {
    stop() {
      clearInterval(timer)
      signalAll('SIGKILL') // what outlived the client that was waited for
    },
  }
}

/** Processes with this mark; null where there is no /proc to look in. Those of others cannot be read, nor are ours. */
function marked(mark: string): number[] | null {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.filter((pid) => environmentOf(pid).includes(mark)).map(Number)
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
    // It has ended meanwhile.
  }
}

/** macOS: the docker clients among this process's descendants. Without `ps` nothing can be done. */
function signalDescendants(signal: NodeJS.Signals): void {
  execFile('ps', ['-A', '-o', 'pid=,ppid=,comm='], { env: { PATH: process.env.PATH } }, (error, table) => {
    if (error) return
    const rows = table.split('\n').map((row) => row.trim().split(/\s+/, 3))
    const childrenOf = (pid: number): number[] =>
      rows
        .filter(([, parent, command = '']) => Number(parent) === pid && command.includes('docker'))
        .flatMap(([child]) => [Number(child), ...childrenOf(Number(child))])
    childrenOf(process.pid).forEach((pid) => signalOne(pid, signal))
  })
}
