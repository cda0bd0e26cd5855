/** Events of a build, independent of the client's output format. */

export type BuildEvent = StepEvent | LogEvent | WarningEvent | TextEvent

/** The first event of an `id` has its name; later ones change its status. */
export interface StepEvent {
  kind: 'step'
  id: string
  /** The builder's name: `[build 2/3] RUN make`. Empty in later events. */
  name: string
  status: 'waiting' | 'running' | 'done' | 'cached' | 'failed'
  /** Seconds since 1970, if the format has them. */
  started?: number
  completed?: number
  /** Duration, if the format has only that. */
  seconds?: number
  error?: string
}

/** A chunk of a step's log. */
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

/** A line of the client that belongs to no step. */
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
