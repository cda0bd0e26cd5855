/** Reads the kernel's view of the container repeatedly and keeps the last values: after the end there is nothing to read. */
import type { Listener } from '../../core/schema.ts'
import type { Counters, Process } from './types.ts'
import { noGuard, type DiskGuard } from './disk.ts'
import { noAccess, type ProcView } from './view.ts'

/** How often counters are read; listeners are read each time. */
const COUNT_SECONDS = 0.25

/** How often processes are listed: more often at first, as a container that ends soon must be seen before. */
const SNAP_SECONDS = { early: 0.03, late: 0.25, until: 2 }

/** The last values. */
export interface Seen {
  listeners: Listener[] | null
  unixSockets: string[]
  processes: Process[] | null
  counters: Counters
}

export class KernelMonitor {
  /** Bytes that it wrote until the disk was almost full; null while it is not. */
  filledDisk: number | null = null
  readonly seen: Seen = {
    listeners: null,
    unixSockets: [],
    processes: null,
    counters: { oomKills: null, forksRefused: null },
  }
  private view: ProcView = noAccess('the container was not started')
  private guard: DiskGuard = noGuard
  private readonly isHost: boolean
  private counted = -Infinity
  private snapped = -Infinity
  private opened: number | null = null

  /** `isHost`: it uses the host's own network, whose tables are not only the container's. */
  constructor(isHost: boolean) {
    this.isHost = isHost
  }

  /** To be called after the start. */
  open(view: ProcView, guard: DiskGuard): void {
    this.view = view
    this.guard = guard
  }

  /** `now` in seconds. */
  look(now: number): void {
    if (!this.isHost) this.seen.listeners = this.view.listeners(now) ?? this.seen.listeners
    this.snap(now)
    if (now - this.counted < COUNT_SECONDS) return
    this.counted = now
    this.count()
  }

  /** Before it is stopped. After it has ended, the last known processes and sockets are kept. */
  lastLook(now: number, isEnded: boolean): void {
    this.counted = -Infinity
    this.look(now)
    if (isEnded) return
    if (!this.isHost) this.seen.unixSockets = this.view.unixSockets()
    this.seen.processes = this.view.processes()
  }

  /** When the main process ends, the kernel kills the others: such a list is incomplete, and is not kept. */
  private snap(now: number): void {
    this.opened ??= now
    const { early, late, until } = SNAP_SECONDS
    if (now - this.snapped < (now - this.opened < until ? early : late)) return
    this.snapped = now
    const processes = this.view.processes()
    const isWhole = processes?.[0]?.command.startsWith('[') === false
    if (isWhole) this.seen.processes = processes
  }

  private count(): void {
    this.filledDisk ??= this.guard()
    const { oomKills, forksRefused } = this.view.counters()
    const { counters } = this.seen
    this.seen.counters = {
      oomKills: oomKills ?? counters.oomKills,
      forksRefused: forksRefused ?? counters.forksRefused,
    }
  }
}
