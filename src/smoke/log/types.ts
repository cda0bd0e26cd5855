/** The part of a container's log that is kept. */

/** Beginning and end of the log; the lines between are only counted. */
export interface LogSeen {
  head: readonly string[]
  tail: readonly string[]
  /** When each line of `tail` began to arrive: seconds after the start. Recordings of earlier versions have none. */
  times?: readonly number[]
  lines: number
  bytes: number
}
