/** A check as a row of the Report; the target names the container's own port. Pure. */
import type { ProbeSpec } from '../../inputs/types.ts'
import type { HttpAnswer, Probe } from '../../core/schema.ts'
import type { Checked } from '../evidence.ts'
import { describeOutcome, type Outcome } from './outcome.ts'

export function toProbe({
  spec,
  port,
  ok,
  attempts,
  last,
  seconds,
  soak,
}: Pick<Checked, 'spec' | 'port' | 'ok' | 'attempts' | 'last' | 'seconds'> &
  Partial<Pick<Checked, 'soak'>>): Probe {
  const kind = kindOf(spec, last)
  // of the soak: while an app starts, it may answer otherwise
  const answer = httpAnswer(soak?.last) ?? httpAnswer(last)
  return {
    kind,
    target: targetOf(spec, kind, port),
    ...(port === null ? {} : { port }),
    ok,
    detail: last === null && attempts > 0 ? 'no answer' : describeOutcome(last),
    attempts,
    seconds,
    ...(answer ? { answer } : {}),
  }
}

const httpAnswer = (outcome: Outcome | null | undefined): HttpAnswer | null =>
  outcome?.kind === 'http' ? (outcome.answer ?? null) : null

function kindOf(spec: ProbeSpec, last: Outcome | null): Probe['kind'] {
  if (spec.kind !== 'auto') return spec.kind
  if (last?.kind === 'http') return last.tls ? 'https' : 'http'
  return last?.kind === 'not-http' || last?.kind === 'closed' ? 'tcp' : 'http'
}

/** The URL with the terms of the probe's line, or without a port only the terms. */
function targetOf(spec: ProbeSpec, kind: Probe['kind'], port: number | null): string {
  const [, terms = ''] = /^\S+\s*([^]*)$/.exec(spec.text) ?? []
  if (port === null) return spec.kind === 'exit' ? `code ${spec.codes.join(' or ')}` : terms
  const path =
    'path' in spec ? spec.path : 'service' in spec ? `/${spec.service}` : kind.startsWith('http') ? '/' : ''
  return `${kind}://127.0.0.1:${port}${path} ${terms}`.trimEnd()
}
