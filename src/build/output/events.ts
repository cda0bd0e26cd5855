/** Events of a build, independent of the client's output format. */

export type BuildEvent = StepEvent | LogEvent | WarningEvent | TransferEvent | TextEvent

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
  /** Of the step that it is about, if the format says so. */
  id?: string
  rule: string
  message: string
  line?: number
}

/** Bytes of the build context that the client has sent so far. `id`: of the step that receives it; null without one. */
export interface TransferEvent {
  kind: 'transfer'
  id: string | null
  bytes: number
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

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

/** `312.5MB` as bytes; null for another text. */
export function sizeOf(text: string): number | null {
  const [, value = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?([kKMGT]?B)$/.exec(text) ?? []
  const factor = UNITS[unit]
  return factor === undefined ? null : Math.round(Number(value) * factor)
}
