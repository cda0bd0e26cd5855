/**
 * `--progress=plain`, as the client of Docker 20.10 and as buildx print it: `#4 [2/3] RUN make` names a step, `#4
 * 0.228 text` is its log, `#4 DONE 1.2s`, `#4 CACHED` or `#4 ERROR: …` end it, and other lines are the client's own.
 */
import { warningOf, type BuildEvent, type StepEvent } from './events.ts'

const NUMBERED = /^#(\d{1,6}) (.*)$/s
const LOG = /^\d{1,9}\.\d{1,9} (.*)$/s
const DONE = /^DONE (\d{1,9}(?:\.\d{1,9})?)s$/
const WARNING = /^WARN: (.*)$/s
/** Printed by 20.10 below the name: the step's digest. */
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** A reader keeps which steps have been named. */
export function plainReader(): (line: string) => BuildEvent[] {
  const named = new Set<string>()
  return (line) => {
    const [, id, rest = ''] = NUMBERED.exec(line) ?? []
    if (id === undefined) return [{ kind: 'text', line }]
    if (id === '0') return [] // buildx about itself
    if (named.has(id)) return later(id, rest)
    named.add(id)
    return [{ kind: 'step', id, name: rest, status: 'running' }]
  }
}

/** Progress of transfers, and names said again after another step's lines, are nothing new. */
function later(id: string, rest: string): BuildEvent[] {
  const [, text] = LOG.exec(rest) ?? []
  if (text !== undefined) return [{ kind: 'log', id, bytes: Buffer.from(`${text}\n`) }]
  if (DIGEST.test(rest)) return []
  const [, warning] = WARNING.exec(rest) ?? []
  if (warning !== undefined) return [warningOf(warning)]
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
