/**
 * The kernel's view of a running container: complete where its processes are this machine's, what a helper container
 * prints where they are not, else nothing, with the reason.
 */
import type { Counters, Process, Usage } from './types.ts'
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
  /** From where it is read, or why it cannot be. */
  readonly how: string
  /** Null where the table cannot be read: then no listener proves nothing. `now` in seconds. */
  listeners(now: number): Listener[] | null
  unixSockets(): string[]
  processes(): Process[] | null
  counters(): Counters
  /** Most bytes of memory used so far, page cache included; null where unknown. */
  peak(): number | null
  /** Page cache included; null where unknown. */
  usage(): Usage | null
  /** Seconds that its processes waited for a processor. */
  runDelay(): number
  /** Whether PID 1 has no handler for the signal and does not block it; null where unknown. */
  ignores(signal: string): boolean | null
  /** The command of the process that handles the signal, to be called after it was sent; null where none does, or unknown. */
  handler(signal: string): string | null
  /** How often PID 1 has gone to sleep so far: the same number as before means that it was not woken. Null where unknown. */
  wakes(): number | null
  /** Resolves when the values were read after the call. */
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
  usage: () => null,
  runDelay: () => 0,
  ignores: () => null,
  handler: () => null,
  wakes: () => null,
  refresh: () => Promise.resolve(),
  close: () => Promise.resolve(),
})

/** `pid`: of the container's first process, on this machine. */
export function localView(pid: number): ProcView {
  const cgroup = cgroupOf(pid)
  return {
    how: 'this machine’s /proc',
    listeners: watchListeners(pid),
    unixSockets: () => parseUnixSockets(readText(`/proc/${pid}/net/unix`)),
    processes: () => readProcesses(cgroup.members()),
    counters: () => cgroup.counters(),
    peak: () => cgroup.peak(),
    usage: () => cgroup.usage(),
    runDelay: () => runDelay(cgroup.members()),
    ignores: (signal) => ignoresSignal(pid, signal),
    handler: (signal) => findHandler(pid, cgroup.members().slice(0, MOST_PROCESSES), signal),
    wakes: () => wakesOf(pid),
    refresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}
