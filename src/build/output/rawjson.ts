/**
 * One line of `--progress=rawjson`: BuildKit's SolveStatus, with log and warning texts in base64 and instants in
 * RFC 3339. Entries that do not have the expected shape are left out, so that a newer BuildKit does no harm.
 */
import { warningOf, type BuildEvent, type LogEvent, type StepEvent, type WarningEvent } from './events.ts'
import { field, isObject, list, parseJson, text } from './json.ts'

/** Null when the line is no such status. */
export function readRawJson(line: string): BuildEvent[] | null {
  const status = parseJson(line)
  if (!isObject(status)) return null
  return [
    ...list(status, 'vertexes').flatMap(stepOf),
    ...list(status, 'logs').flatMap(logOf),
    ...list(status, 'warnings').flatMap(checkOf),
  ]
}

/** The two halves of a `COPY --link` share one `progressGroup`. */
function stepOf(vertex: unknown): StepEvent[] {
  const id = text(field(vertex, 'progressGroup'), 'id') || text(vertex, 'digest')
  if (id === '') return []
  const started = seconds(text(vertex, 'started'))
  const completed = seconds(text(vertex, 'completed'))
  const error = text(vertex, 'error')
  const ended = field(vertex, 'cached') === true ? 'cached' : 'done'
  const open = started === null ? 'waiting' : 'running'
  return [
    {
      kind: 'step',
      id,
      name: text(vertex, 'name'),
      status: error !== '' ? 'failed' : completed === null ? open : ended,
      ...(started === null ? {} : { started }),
      ...(completed === null ? {} : { completed }),
      ...(error === '' ? {} : { error }),
    },
  ]
}

function logOf(log: unknown): LogEvent[] {
  const id = text(log, 'vertex')
  return id === '' ? [] : [{ kind: 'log', id, bytes: decode(text(log, 'data')) }]
}

/** A build check, as the progress and the metadata file write it. */
export function checkOf(warning: unknown): WarningEvent[] {
  const short = decode(text(warning, 'short')).toString()
  const line = field(field(list(warning, 'range')[0], 'start'), 'line')
  return short === '' ? [] : [warningOf(short, Number.isSafeInteger(line) ? Number(line) : undefined)]
}

const decode = (base64: string): Buffer => Buffer.from(base64, 'base64')

/** Since 1970; null for an instant that is not there. */
function seconds(instant: string): number | null {
  const milliseconds = Date.parse(instant)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}
