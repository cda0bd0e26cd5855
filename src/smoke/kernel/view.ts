/**
 * What of a running container can be seen in the kernel, from where this process runs: everything where its processes
 * are this machine's, what a helper container prints where they are not, else nothing, and that is said.
 */
import type { Counters, Process } from './types.ts'
import type { Listener } from '../../core/schema.ts'
import { cgroupOf } from './cgroup.ts'
import { findHandler } from './handler.ts'
import { watchListeners } from './listeners.ts'
import { ignoresSignal, wakesOf } from './process.ts'
import { readProcesses } from './processes.ts'
import { readText } from './read.ts'
import { runDelay } from './run-delay.ts'
import { parseUnixSockets } from './unix-sockets.ts'

/** A fork bomb has thousands. */
const MOST_PROCESSES = 200

export interface ProcView {
  /** For the Report: how it was seen, or why not. */
  readonly how: string
  /** Null where the table cannot be read: its silence proves nothing then. `now` in seconds. */
  listeners(now: number): Listener[] | null
  unixSockets(): string[]
  processes(): Process[] | null
  counters(): Counters
  /** Bytes of memory at most used so far, page cache included. */
  peak(): number | null
  /** Seconds that its processes were ready to run and waited for a processor. */
  runDelay(): number
  /** Whether PID 1 has neither a handler for the signal nor blocks it; null where that cannot be known. */
  ignores(signal: string): boolean | null
  /** The command of the process that handles the signal, asked after it was sent; null where none does, or nobody knows. */
  handler(signal: string): string | null
  /** How often PID 1 has gone to sleep so far: as much as before, it was not woken. Null where that cannot be known. */
  wakes(): number | null
  /** Resolves when what it tells was seen after the call. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export const noAccess = (why: string): ProcView => ({
  how: why,
  listeners: () => null,
  unixSockets: () => [],
  processes: () => null,
  counters: () => ({ oomKills: null, forksRefused: null }),
  peak: () => null,
  runDelay: () => 0,
  ignores: () => null,
  handler: () => null,
  wakes: () => null,
  refresh: () => Promise.resolve(),
  close: () => Promise.resolve(),
})

/** `pid`: the container's first process, by its number on this machine. */
export function localView(pid: number): ProcView {
  const cgroup = cgroupOf(pid)
  return {
    how: 'this machine’s /proc',
    listeners: watchListeners(pid),
    unixSockets: () => parseUnixSockets(readText(`/proc/${pid}/net/unix`)),
    processes: () => readProcesses(cgroup.members()),
    counters: () => cgroup.counters(),
    peak: () => cgroup.peak(),
    runDelay: () => runDelay(cgroup.members()),
    ignores: (signal) => ignoresSignal(pid, signal),
    handler: (signal) => findHandler(pid, cgroup.members().slice(0, MOST_PROCESSES), signal),
    wakes: () => wakesOf(pid),
    refresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}
