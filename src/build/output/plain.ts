/**
 * Parses `--progress=plain` of Docker 20.10's client and of buildx: `#4 [2/3] RUN make` names a step, `#4
 * 0.228 text` is its log, `#4 DONE 1.2s`, `#4 CACHED` or `#4 ERROR: …` end it, and other lines are the client's own.
 */
import { sizeOf, warningOf, type BuildEvent, type StepEvent } from './events.ts'

const NUMBERED = /^#(\d{1,6}) (.*)$/s
const LOG = /^\d{1,9}\.\d{1,9} (.*)$/s
const DONE = /^DONE (\d{1,9}(?:\.\d{1,9})?)s$/
/** `transferring context: 30.01MB 0.3s done` */
const TRANSFER = /^transferring context: (\S+)/
const WARNING = /^WARN: (.*)$/s
/** The step's digest, which 20.10 prints below its name. */
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Keeps state: which steps have been named. */
export function plainReader(): (line: string) => BuildEvent[] {
  const named = new Set<string>()
  return (line) => {
    const [, id, rest = ''] = NUMBERED.exec(line) ?? []
    if (id === undefined) return [{ kind: 'text', line }]
    if (id === '0') return [] // messages of buildx itself
    if (named.has(id)) return later(id, rest)
    named.add(id)
    return [{ kind: 'step', id, name: rest, status: 'running' }]
  }
}

/** Names that are repeated after lines of another step, and the progress of other transfers, are ignored. */
function later(id: string, rest: string): BuildEvent[] {
  const [, text] = LOG.exec(rest) ?? []
  if (text !== undefined) return [{ kind: 'log', id, bytes: Buffer.from(`${text}\n`) }]
  if (DIGEST.test(rest)) return []
  const [, warning] = WARNING.exec(rest) ?? []
  if (warning !== undefined) return [warningOf(warning)]
  const bytes = sizeOf(TRANSFER.exec(rest)?.[1] ?? '')
  if (bytes !== null) return [{ kind: 'transfer', id, bytes }]
  const ended = endOf(rest)
  return ended ? [{ kind: 'step', id, name: '', ...ended }] : []
}

function endOf(rest: string): Pick<StepEvent, 'status' | 'seconds' | 'error'> | null {
  const [, seconds] = DONE.exec(rest) ?? []
  if (seconds !== undefined) return { status: 'done', seconds: Number(seconds) }
  if (rest === 'CACHED') return { status: 'cached' }
  if (rest === 'CANCELED') return { status: 'failed', error: 'context canceled' }
  return rest.startsWith('ERROR: ') ? { status: 'failed', error: rest.slice('ERROR: '.length) } : null
}
