/**
 * The image's HEALTHCHECK and the checks from outside disagree. It is healthy though the port cannot be reached, or
 * unhealthy though the probes pass, because it checks an address where the app does not listen.
 */
import { isIpv6 } from '../../kernel/listeners.ts'
import { describeOutcome } from '../../probe/health.ts'
import { listenerLines, onLoopback, outside, portNames } from '../shared/phrases.ts'
import {
  unhealthy,
  checkedAddress,
  commandText,
  healthLines,
  relevantOutput,
  saysRefused,
  unrunnable,
} from '../shared/health.ts'
import { asked, failedChecks, gaveUp } from '../shared/unreached.ts'
import { ignoresPort } from '../port/ignores-port.ts'
import { ipv6Only } from '../port/ipv6-only.ts'
import { loopbackOnly } from '../port/loopback-only.ts'
import { unixSocketOnly } from '../port/unix-socket-only.ts'
import { wrongPort } from '../port/wrong-port.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'

export const healthcheckDisagrees: Cause = {
  code: 'healthcheck-disagrees',
  level: 'fail',
  about: 'its HEALTHCHECK and the probes from outside disagree',
  find: (evidence) => {
    const found = falselyHealthy(evidence) ?? falselyUnhealthy(evidence)
    const location = evidence.places.HEALTHCHECK
    return found && { ...found, ...(location ? { location } : {}) }
  },
}

/** Causes that name where the app listens. They are more precise, and the HEALTHCHECK may be right to check there. */
const LISTENER_CAUSES: readonly Cause[] = [loopbackOnly, ignoresPort, wrongPort, ipv6Only, unixSocketOnly]

/** Null if the port answers, even with an error: then the answer is the cause. */
function falselyHealthy(evidence: Evidence): CauseFinding | null {
  const failed = failedChecks(evidence)
  const isReached = failed.some(({ last }) => ANSWERS.includes(last?.kind ?? ''))
  const isCrashing = failed.some(({ hungUp }) => hungUp?.isFault === true)
  const isHealthy = gaveUp(evidence) && !isCrashing && evidence.state?.health.status === 'healthy'
  if (!isHealthy || failed.length === 0 || isReached || LISTENER_CAUSES.some((cause) => cause.find(evidence)))
    return null
  const [first] = failed
  const hasListener = evidence.listeners !== null && rowsOf(evidence, first?.port ?? 0).length > 0
  const seen = hasListener
    ? `does not answer from outside`
    : evidence.listeners === null
      ? 'cannot be reached from outside'
      : 'has no listener'
  return {
    confidence: evidence.listeners === null ? 'likely' : 'proved',
    message: `its HEALTHCHECK reports healthy, but ${asked(evidence)} ${seen}`,
    fix: 'Make the HEALTHCHECK check that port, and make the app listen on 0.0.0.0: 127.0.0.1 is reachable only from inside the container.',
    evidence: [
      ...healthLines(evidence),
      ...failed.map(({ port, last }) => `port ${port} from outside: ${describeOutcome(last)}`),
      ...listenerLines(evidence),
    ],
  }
}

const ANSWERS = ['http', 'not-http', 'wants-tls', 'not-tls', 'untrusted', 'grpc']

function falselyUnhealthy(evidence: Evidence): CauseFinding | null {
  const last = unhealthy(evidence)?.last
  const passed = evidence.checks.filter(({ ok }) => ok)
  if (last === undefined || passed.length === 0 || failedChecks(evidence).length > 0) return null
  const command = commandText(evidence)
  const target = checkedAddress(command, [...evidence.image.env, ...evidence.inputs.env])
  const isRefused = saysRefused(last, command)
  if (target === null || unrunnable(last.output) !== null) return null
  const missing = explainUnreachable(evidence, target)
  if (missing === null || (isRefused === false && !missing.isCertain)) return null
  const { why, fix, isCertain } = missing
  const said = relevantOutput(last.output)
  return {
    confidence: isRefused ? 'proved' : isCertain ? 'likely' : 'hint',
    ...(isRefused || isCertain ? {} : { level: 'note' }),
    message: `it answers on ${portNames(passed)}, but its HEALTHCHECK ${why}${said === '' ? '' : `: ${said}`}`,
    fix,
    evidence: [...healthLines(evidence), ...listenerLines(evidence)],
  }
}

interface Missing {
  why: string
  fix: string
  /** Nothing can be reached there, regardless of the output of the last run. */
  isCertain: boolean
}

const USE_IPV4 = 'Use 127.0.0.1 and the port on which the app listens in HEALTHCHECK.'
const BIND_ALL =
  'Bind 0.0.0.0 instead of the container’s own address. If the address comes from HOSTNAME, which is the container’s name (Next.js standalone), set `ENV HOSTNAME=0.0.0.0`.'

/** Why nothing can be reached at that address, according to the listener table; null if something listens there. */
function explainUnreachable(
  evidence: Evidence,
  { host, port }: { host: string; port: number },
): Missing | null {
  if (evidence.listeners === null) return null
  const rows = rowsOf(evidence, port)
  if (rows.length === 0)
    return { why: `checks port ${port}, where nothing listens`, fix: USE_IPV4, isCertain: false }
  const own = rows.every(({ address }) => !REACHABLE_ON_LOOPBACK.test(address)) ? rows[0]?.address : undefined
  if (own !== undefined) {
    const why = `checks ${host}:${port}, while the app listens only on ${own}:${port}, the container’s own address`
    return { why, fix: BIND_ALL, isCertain: true }
  }
  const mayBeIpv6 = host === 'localhost' || host.startsWith('[')
  if (!mayBeIpv6 || rows.some(isIpv6)) return null
  const why = `checks ${host}:${port}, which may resolve to ::1, where nothing listens: the app listens on IPv4 only`
  return { why, fix: USE_IPV4, isCertain: false }
}

/** Bind addresses that can be reached through a loopback address. */
const REACHABLE_ON_LOOPBACK = /^(?:::ffff:)?(?:0\.0\.0\.0|127\.)|^::1?$/

const rowsOf = (evidence: Evidence, port: number) =>
  [...outside(evidence), ...onLoopback(evidence)].filter((row) => row.port === port)
