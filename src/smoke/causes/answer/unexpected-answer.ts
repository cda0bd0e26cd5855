/** A probe was answered, but not as it expects. */
import type { ProbeSpec } from '../../../inputs/types.ts'
import type { Cause } from '../shared/cause.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import { describeOutcome } from '../../probe/outcome.ts'
import { seconds } from '../shared/phrases.ts'
import { cleanLines } from '../../log/clean.ts'
import { refusedHost, type RefusedHost } from '../shared/refused-host.ts'
import { isServerError } from '../shared/server-status.ts'
import { failedChecks, gaveUp } from '../shared/unreached.ts'

/** Outcomes on a TCP port that are answers; other causes explain the rest. */
const TALKED = ['http', 'malformed', 'not-http', 'wants-tls', 'not-tls', 'untrusted', 'grpc']

export const unexpectedAnswer: Cause = {
  code: 'unexpected-answer',
  level: 'fail',
  about: 'a probe gets an answer other than the one that it expects',
  find: (evidence) => {
    const check = failedChecks(evidence).find(isUnexpected)
    if (!gaveUp(evidence) || check === undefined) return null
    const host = hostOf(check, evidence)
    return {
      confidence: 'proved',
      message: messageOf(check, evidence.waited) + (host === null ? '' : `: ${host.why}`),
      fix: host?.fix ?? (check.last?.kind === 'malformed' ? MALFORMED : (FIXES[check.spec.kind] ?? FIX)),
      evidence: [
        `probe: ${check.spec.text}`,
        `probed ${check.attempts} times, last: ${lastOf(check)}`,
        ...(check.last?.kind === 'http' && check.last.said !== undefined
          ? [`its body: ${check.last.said}`]
          : []),
        ...(host === null || host.line === '' ? [] : [`it says: ${host.line}`]),
      ],
    }
  },
}

/** The host name that it refuses, if it refuses the one in the request. */
function hostOf({ spec, port, last }: Checked, { log }: Evidence): RefusedHost | null {
  if (last?.kind !== 'http' || port === null) return null
  return refusedHost(last, cleanLines([...log.head, ...log.tail]), {
    port,
    ...('path' in spec ? { path: spec.path } : {}),
  })
}

function isUnexpected({ spec, port, last }: Checked): boolean {
  if (spec.kind === 'tcp' || spec.kind === 'healthcheck') return false
  if (port === null || spec.kind === 'udp') return true
  return TALKED.includes(last?.kind ?? '') && !isServerError({ spec, last })
}

function lastOf({ spec, last, attempts }: Checked): string {
  if (last === null && spec.kind === 'udp' && attempts === 0) return 'no process has bound it'
  return last === null ? 'no answer' : describeOutcome(last)
}

function messageOf(check: Checked, waited: number): string {
  const { spec, port } = check
  if (spec.kind === 'exit')
    return `it has not ended after ${seconds(waited)}, but \`${spec.text}\` expects that`
  if (spec.kind === 'log') return `no line of its log matched \`${spec.text}\` within ${seconds(waited)}`
  if (port === null) return `\`${spec.text}\` does not pass: ${lastOf(check)}`
  if (spec.kind === 'udp') return `UDP port ${port} does not pass \`${spec.text}\`: ${lastOf(check)}`
  const path = 'path' in spec ? ` ${spec.path}` : ''
  return `port ${port} answers \`${spec.kind}${path}\` with: ${lastOf(check)}`
}

const FIX = 'Correct the answer or the probe.'
const MALFORMED =
  'Make it answer with valid HTTP: a status line such as `HTTP/1.1 200 OK`, header lines, an empty line. Reverse proxies and clients refuse this answer.'
const FIXES: Readonly<Partial<Record<ProbeSpec['kind'], string>>> = {
  http: 'Correct the path, the scheme or what the probe expects, or use `probe: auto`.',
  https: 'Correct the path, the scheme or what the probe expects, or use `probe: auto`.',
  grpc: 'Make its health service return SERVING, correct the name of the service, or use `probe: tcp`.',
  udp: 'Bind the port on 0.0.0.0 and answer, or correct the probe.',
  exec: 'Run the command in the container, and fix the error that it shows.',
  log: 'Correct the text or the pattern, or raise `timeout`.',
  exit: 'Raise `timeout`, or remove the probe if the container is meant to keep running.',
}
