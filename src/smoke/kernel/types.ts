/** What the kernel shows of a container. */

/** A process of the container while it ran, as the kernel showed it. */
export interface Process {
  /** On the engine's host. */
  pid: number
  parent: number
  /** Effective user id. */
  user: number
  command: string
  /** On the engine's host: what went to the background has another than the main process. */
  session?: number
}

/** What the kernel counted in the container's cgroup; null where it could not be read. */
export interface Counters {
  /** Processes killed for memory. */
  oomKills: number | null
  /** Forks refused because of `pids-limit`. */
  forksRefused: number | null
}
