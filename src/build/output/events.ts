/** What a docker client tells while it builds, in words that do not depend on its output format. */

export type BuildEvent = StepEvent | LogEvent | WarningEvent | TextEvent

/** A step is named once; later events of the same `id` change its status. */
export interface StepEvent {
  kind: 'step'
  id: string
  /** As the builder says it: `[build 2/3] RUN make`. Empty when it was said before. */
  name: string
  status: 'waiting' | 'running' | 'done' | 'cached' | 'failed'
  /** Seconds since 1970, where the format has them. */
  started?: number
  completed?: number
  /** Where the format says how long it took, and not when. */
  seconds?: number
  error?: string
}

/** Bytes of a step's log, cut anywhere. */
export interface LogEvent {
  kind: 'log'
  id: string
  bytes: Uint8Array
}

export interface WarningEvent {
  kind: 'warning'
  rule: string
  message: string
  line?: number
}

/** A line that belongs to no step: the client's own words. */
export interface TextEvent {
  kind: 'text'
  line: string
}

/** `StageNameCasing: Stage name 'A' should be lowercase (line 1)` */
export function warningOf(text: string, line?: number): WarningEvent {
  const [, rule = 'BuildWarning', rest = text] = /^([A-Z][A-Za-z]+): (.*)$/s.exec(text) ?? []
  const [, message = rest, said] = /^(.*) \(line (\d+)\)$/s.exec(rest) ?? []
  const at = line ?? Number(said ?? 0)
  return { kind: 'warning', rule, message, ...(at > 0 ? { line: at } : {}) }
}
