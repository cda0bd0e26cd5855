/** Processes and counters of a container, as the kernel shows them. */

/** A process of the container. */
export interface Process {
  /** On the engine's host. */
  pid: number
  parent: number
  /** Effective user id. */
  user: number
  command: string
  /** On the engine's host. A background process started by `setsid` has another one than the main process. */
  session?: number
}

/** Bytes of memory now, and seconds of processor time so far; null where they could not be read. */
export interface Usage {
  memory: number | null
  cpuSeconds: number | null
}

/** Of the container's cgroup; null where they could not be read. */
export interface Counters {
  /** Processes killed for memory. */
  oomKills: number | null
  /** Forks refused because of `pids-limit`. */
  forksRefused: number | null
}
