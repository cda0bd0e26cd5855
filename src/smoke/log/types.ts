/** The part of a container's log that is kept. */

/** Beginning and end of the log; the lines between are only counted. */
export interface LogSeen {
  head: readonly string[]
  tail: readonly string[]
  lines: number
  bytes: number
}
