/** What is kept of a container's log. */

/** Beginning and end of the log; what lay between is only counted. */
export interface LogSeen {
  head: readonly string[]
  tail: readonly string[]
  lines: number
  bytes: number
}
