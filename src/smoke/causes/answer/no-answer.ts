/** Something listens and accepts the connection, but does not answer, or closes it, until the timeout. */
import { crashedChildren, quietWorker } from '../../log/child-failures.ts'
import { describeOutcome } from '../../probe/health.ts'
import { lastFailure, listenerLines, seconds } from '../shared/phrases.ts'
import { gaveUp, listening, type PortChecked } from '../shared/unreached.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Checked, Evidence } from '../../evidence.ts'

const UNANSWERED = ['silent', 'closed', 'refused', 'connected', 'unrecognized', 'not-ready']

const WORKER_FIX =
  'The worker is still loading the app, or hangs while it does (a model, a database, a lock): load less before the first request, or raise both `timeout` and the time after which the master kills a worker (gunicorn’s `--timeout`).'

export const noAnswer: Cause = {
  code: 'no-answer',
  level: 'fail',
  about: 'its port is open, but it does not answer',
  isEffect: true,
  find: (evidence) => (gaveUp(evidence) ? withoutAnswer(evidence) : unproved(evidence)),
}

function withoutAnswer(evidence: Evidence): CauseFinding | null {
  const quiet = listening(evidence).filter(({ last, attempts }) =>
    last === null ? attempts > 0 : UNANSWERED.includes(last.kind),
  )
  const check = quiet.find(({ hungUp }) => hungUp?.isFault === true) ?? quiet[0]
  if (check === undefined) return null
  const detail = check.last === null ? 'no answer' : describeOutcome(check.last)
  const child = crashedChildren(evidence)
  return {
    confidence: evidence.listeners === null ? 'likely' : 'proved',
    ...(check.hungUp?.isFault === true ? faultText(check, evidence) : quietText(check, evidence)),
    evidence: [
      `probed ${check.attempts} times: ${detail}`,
      ...hangUpLines(check),
      ...(child?.lines ?? []),
      ...listenerLines(evidence),
    ],
  }
}

function quietText({ port }: PortChecked, evidence: Evidence) {
  const child = crashedChildren(evidence)
  const worker = child === null ? quietWorker(evidence.log.tail) : null
  const who =
    worker === null
      ? ''
      : `: ${worker.master} opened it, and its worker (pid ${worker.pid}) has not answered yet`
  return {
    message: `port ${port} is open, but the app did not answer within ${seconds(evidence.waited)}${child === null ? who : `: ${child.message}`}`,
    fix:
      child?.advice ??
      (worker === null ? null : WORKER_FIX) ??
      'Find out what it waits for: a lock, a database, a worker that never starts. If it is not an HTTP server, set `probe: tcp`.',
  }
}

function faultText({ port, hungUp }: PortChecked, { log }: Evidence) {
  const isDeath = (hungUp?.deaths ?? 0) > 0
  const how = isDeath ? 'one of its processes dies' : 'it logs an error'
  const line = (isDeath ? hungUp?.line : lastFailure(log)) ?? hungUp?.line ?? lastFailure(log)
  return {
    message: `port ${port} is open, but closes the connection on each request, and ${how} each time${line === null ? '' : `: ${line}`}`,
    fix: isDeath
      ? 'Make the same request in the image with a debugger or crash reports enabled; a common reason is a native module that was built for another system. If it is not an HTTP server, set `probe: tcp`.'
      : 'Fix the error that it logs for each request. If it is not an HTTP server and closes connections by design, set `probe: tcp`.',
  }
}

/** It passed because nothing proves a failure, but nothing proves that it works either. */
function unproved(evidence: Evidence): CauseFinding | null {
  const { checks, phase, ended, image } = evidence
  const found = checks.filter(
    ({ ok, spec, last, port }) => ok && port !== null && spec.kind === 'auto' && last?.kind === 'closed',
  )
  const [check] = found
  if (phase !== 'done' || ended || check === undefined) return null
  const isProvedOtherwise =
    image.config.healthcheck !== undefined || checks.some((one) => one.ok && !found.includes(one))
  const { line = null, speaksHttp = false } = check.hungUp ?? {}
  const says = line === null ? '' : `; its log says: ${line}`
  const port = check.port ?? 0
  return {
    level: isProvedOtherwise ? 'note' : 'warn',
    confidence: 'proved',
    message: speaksHttp
      ? `port ${port} uses HTTP, but closes the connection on \`GET /\` for the host localhost, so nothing proves that it works${says}`
      : `port ${port} accepts connections and closes each one without an answer, so nothing proves that it works${says}`,
    fix: speaksHttp
      ? `Set a host or a path that it answers: \`probe: http://:${port}/ Host=example.org\`.`
      : `If it has its own protocol, set \`probe: tcp://:${port}\`, or prove more with a \`log\` or \`exec\` probe.`,
    evidence: [
      `port ${port}: probed ${check.attempts} times, in HTTP, TLS and other protocols: connection closed without an answer`,
      ...hangUpLines(check),
    ],
  }
}

const hangUpLines = ({ hungUp }: Checked): string[] =>
  hungUp === undefined
    ? []
    : [
        ...(hungUp.deaths > 0
          ? [`during ${hungUp.deaths} of ${hungUp.questions} requests a process of the container died`]
          : []),
        ...(hungUp.line === null ? [] : [`log: ${hungUp.line}`]),
      ]
