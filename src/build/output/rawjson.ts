/**
 * Parses a line of `--progress=rawjson`: BuildKit's SolveStatus, with logs and warnings in base64 and times in RFC 3339.
 * Entries of an unexpected shape are ignored, for newer BuildKits.
 */
import {
  warningOf,
  type BuildEvent,
  type LogEvent,
  type StepEvent,
  type TransferEvent,
  type WarningEvent,
} from './events.ts'
import { field, list, parseJson, text } from '../../lib/json.ts'

/** Null when the line is not a JSON object. */
export function readRawJson(line: string): BuildEvent[] | null {
  const status = parseJson(line)
  if (status === null || Array.isArray(status)) return null
  return [
    ...list(field(status, 'vertexes')).flatMap(stepOf),
    ...list(field(status, 'statuses')).flatMap(transferOf),
    ...list(field(status, 'logs')).flatMap(logOf),
    ...list(field(status, 'warnings')).flatMap(checkOf),
  ]
}

/** The two vertexes of a `COPY --link` share one `progressGroup`. */
function stepOf(vertex: unknown): StepEvent[] {
  const id = text(field(vertex, 'progressGroup', 'id')) || text(field(vertex, 'digest'))
  if (id === '') return []
  const started = seconds(text(field(vertex, 'started')))
  const completed = seconds(text(field(vertex, 'completed')))
  const error = text(field(vertex, 'error'))
  const ended = field(vertex, 'cached') === true ? 'cached' : 'done'
  const open = started === null ? 'waiting' : 'running'
  return [
    {
      kind: 'step',
      id,
      name: text(field(vertex, 'name')),
      status: error !== '' ? 'failed' : completed === null ? open : ended,
      ...(started === null ? {} : { started }),
      ...(completed === null ? {} : { completed }),
      ...(error === '' ? {} : { error }),
    },
  ]
}

function transferOf(status: unknown): TransferEvent[] {
  const bytes = field(status, 'current')
  const isContext = text(field(status, 'id')) === 'transferring context:'
  return isContext && Number.isSafeInteger(bytes)
    ? [{ kind: 'transfer', id: text(field(status, 'vertex')), bytes: Number(bytes) }]
    : []
}

function logOf(log: unknown): LogEvent[] {
  const id = text(field(log, 'vertex'))
  return id === '' ? [] : [{ kind: 'log', id, bytes: decode(text(field(log, 'data'))) }]
}

/** A build check, from the progress or the metadata file. */
export function checkOf(warning: unknown): WarningEvent[] {
  const short = decode(text(field(warning, 'short'))).toString()
  const line = field(list(field(warning, 'range'))[0], 'start', 'line')
  const id = text(field(warning, 'vertex'))
  if (short === '') return []
  return [
    {
      ...warningOf(short, Number.isSafeInteger(line) ? Number(line) : undefined),
      ...(id === '' ? {} : { id }),
    },
  ]
}

const decode = (base64: string): Buffer => Buffer.from(base64, 'base64')

/** Since 1970; null without a valid time. */
function seconds(instant: string): number | null {
  const milliseconds = Date.parse(instant)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}
