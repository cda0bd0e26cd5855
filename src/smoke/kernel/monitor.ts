/**
 * What the kernel shows of the container, looked at again and again and kept: what has ended shows nothing any more.
 */
import type { Listener } from '../../core/schema.ts'
import type { Counters, Process } from './types.ts'
import { noGuard, type DiskGuard } from './disk.ts'
import { noAccess, type ProcView } from './view.ts'

/** How often to look at what is counted; at listeners with every look. */
const COUNT_SECONDS = 0.25

/** How often to look at the processes: of what ends soon they have to be seen before, so more often at first. */
const SNAP_SECONDS = { early: 0.03, late: 0.25, until: 2 }

/** What was shown last. */
export interface Seen {
  listeners: Listener[] | null
  unixSockets: string[]
  processes: Process[] | null
  counters: Counters
}

export class KernelMonitor {
  /** Bytes that it wrote until the disk ran short. */
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

  /** `isHost`: it has the host's own network, whose tables show more than the container's. */
  constructor(isHost: boolean) {
    this.isHost = isHost
  }

  /** From now on there is something to see. */
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

  /** Before it is stopped, or after it has ended: then what was seen of its processes and sockets stays as it was. */
  lastLook(now: number, isEnded: boolean): void {
    this.counted = -Infinity
    this.look(now)
    if (isEnded) return
    if (!this.isHost) this.seen.unixSockets = this.view.unixSockets()
    this.seen.processes = this.view.processes()
  }

  /** When the main process ends, the kernel ends the others: what is seen then is no longer whole. */
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
