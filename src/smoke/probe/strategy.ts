/** How each kind of probe works: when it can be sent, what is sent, how often, and which outcomes are good. */
import type { ExecProbe, ProbeSpec } from '../../inputs/types.ts'
import { listensOutside } from '../kernel/listeners.ts'
import { protocolOf } from './plan.ts'
import { attemptHttp, attemptTcp, type Address } from './attempt.ts'
import { openDialogue, type Scheme } from './dialogue.ts'
import { attemptGreeting } from './greet.ts'
import type { ProbeContext, View } from './state.ts'
import { attemptGrpc, loadGrpc } from './grpc.ts'
import { watchHangUps, type HungUp } from './hang-ups.ts'
import { isHealthy } from './health.ts'
import type { Outcome } from './outcome.ts'
import { attemptUdp } from './udp.ts'

export interface ProbeStrategy {
  /** `no-route` before the start and after the end; `not-listening` while nothing listens. */
  askable(view: View): 'yes' | 'no-route' | 'not-listening'
  ask(view: View, signal: AbortSignal): Promise<Outcome>
  /** Whether the outcome is good. To be called once for each outcome, in order. */
  passes(outcome: Outcome, view: View): boolean
  /** The next request differs from the last one, and need not wait. */
  isChanged(): boolean
  /** Whether an open request may be aborted when the next one is due. */
  dropsOpen(): boolean
  /** To be called again and again between requests. */
  look(): void
  stop(): void
  /** What happened while the port closed connections without an answer; null where it did not. */
  hungUp(): HungUp | null
  /** Seconds between requests: a share of the time since the first one, within limits. */
  retry(): { least: number; share: number; most: number }
  /** Seconds after which a second request is sent beside an open one; null: never. */
  hedge: number | null
  /** Seconds that the first request may take; null: no limit. */
  patience: number | null
  /** Seconds between requests during the soak, and for each; null where it is not repeated. */
  soak(last: Outcome | null): { every: number; patience: number } | null
}

type Asking = Exclude<ProbeSpec, { kind: 'log' | 'exit' | 'healthcheck' }>

/** Without a listener table: within this the engine's proxy closes when nothing listens. */
const PROXY_MILLISECONDS = 250
const SOAK = { every: 0.5, patience: 5 }

/** A port must close connections for this long, and so often, before that counts as its normal behaviour. */
const CLOSING_SECONDS = 1
const LEAST_HANG_UPS = 3
const RETRY = { least: 0.01, share: 0.05, most: 0.25 }
/** Each request to a port that closes connections may cost it a worker. */
const SLOWER = { least: 0.1, share: 0, most: 0.1 }
/** Outcomes that are not an answer yet. */
const UNANSWERED = ['closed', 'refused', 'unrecognized', 'not-tls', 'silent']

export function strategyOf(spec: Asking, port: number, context: ProbeContext): ProbeStrategy {
  if (spec.kind === 'exec') return execStrategy(spec, context)
  const { clock } = context
  const protocol = protocolOf(spec) ?? 'tcp'
  const dialogue = openDialogue(port)
  const hangUps = watchHangUps(context)
  const isWatched = spec.kind === 'auto' || spec.kind === 'http' || spec.kind === 'https'
  let closingSince: number | null = null
  let isChanged = false
  let isUnderTest = false
  if ('service' in spec) loadGrpc().catch(() => undefined) // the first request reports the error
  const isProved = ({ listeners }: View) => listeners !== null && listensOutside(listeners, port, protocol)
  const hungUp = () => hangUps.seen(dialogue.speaksHttp())

  /** Whether it has closed connections for long enough, and nothing in the container failed. */
  const judge = (outcome: Outcome, view: View): boolean => {
    const now = clock.now()
    const isProtocol = spec.kind === 'auto' && !dialogue.isPlain()
    const isHangUp = outcome.kind === 'closed' && (!isProtocol || outcome.secured === true)
    if (outcome.kind === 'closed') closingSince ??= now
    const closedFor = closingSince === null ? 0 : now - closingSince
    if (isWatched && !view.soaking && isProved(view)) hangUps.record(isHangUp ? 'hang-up' : 'other')
    isChanged = spec.kind === 'auto' && !view.soaking && dialogue.update(outcome, closedFor)
    if (!UNANSWERED.includes(outcome.kind)) {
      closingSince = null
      if (!isChanged) hangUps.forget()
    }
    isUnderTest = closingSince !== null && isProved(view)
    const isLong = closedFor >= CLOSING_SECONDS && (hungUp()?.questions ?? 0) >= LEAST_HANG_UPS
    return isLong && hungUp()?.isFault === false && !hangUps.isSuspect()
  }
  const isCounted = () =>
    isUnderTest &&
    (spec.kind === 'auto' ? dialogue.isExhausted() : clock.now() - (closingSince ?? 0) > CLOSING_SECONDS / 3)
  return {
    look: () => hangUps.look(),
    stop: () => hangUps.stop(),
    hungUp,
    retry: () => {
      const pace = hangUps.pace()
      return isCounted() ? { least: pace, share: 0, most: pace } : isUnderTest ? SLOWER : RETRY
    },
    hedge: 2,
    patience: null,
    askable(view) {
      const isOnlyLookedAt = spec.kind === 'udp' && spec.answer === null
      if (view.ended || (!isOnlyLookedAt && context.address({ port, protocol }) === null)) return 'no-route'
      const isUnknown = view.listeners === null && !isOnlyLookedAt
      return isUnknown || isProved(view) ? 'yes' : 'not-listening'
    },
    ask: async (view, signal) => {
      isChanged = false
      if (spec.kind === 'udp' && spec.answer === null) return { kind: 'udp', proved: false }
      const address = context.address({ port, protocol })
      if (address === null) return { kind: 'refused', detail: 'it cannot be reached' }
      if (spec.kind === 'tcp') return attemptTcp(address, isProved(view) ? 0 : PROXY_MILLISECONDS, signal)
      if (spec.kind === 'udp') return attemptUdp(address, spec, signal)
      if ('service' in spec) return attemptGrpc(address, { ...spec, port }, signal)
      if (!view.soaking && isCounted()) hangUps.asked()
      if (spec.kind === 'auto') return attemptScheme(address, port, dialogue.scheme(), signal)
      const { path, expect, trust, headers } = spec
      const tls = spec.kind === 'https'
      return attemptHttp(address, { path, tls, port, expect, trust, headers }, signal)
    },
    passes(outcome, view) {
      const hangsUpQuietly = judge(outcome, view)
      return !isChanged && isHealthy(spec, outcome, { proved: isProved(view), hangsUpQuietly })
    },
    isChanged: () => isChanged,
    /** A server that is silent after a TLS greeting may be a plain one that waits for the end of a line. */
    dropsOpen: () => spec.kind === 'auto' && dialogue.leaveTls(),
    soak: (last) => (spec.kind === 'auto' && last?.kind === 'closed' ? null : SOAK),
  }
}

function attemptScheme(
  address: Address,
  port: number,
  scheme: Scheme,
  signal: AbortSignal,
): Promise<Outcome> {
  if (scheme.how === 'greeting') return attemptGreeting(address, scheme.greeting, signal)
  const { tls, proxied } = scheme
  return attemptHttp(address, { path: '/', tls, proxied, port }, signal)
}

/** Each command is a process in the container, and engines cannot end one that hangs. */
const EXEC_SECONDS = 10

function execStrategy(spec: ExecProbe, { exec }: ProbeContext): ProbeStrategy {
  return {
    look: () => undefined,
    stop: () => undefined,
    hungUp: () => null,
    retry: () => ({ least: 0.25, share: 0.1, most: 2 }),
    hedge: null,
    patience: null,
    askable: ({ state, ended }) => (state?.running === true && !ended ? 'yes' : 'no-route'),
    ask: async (_, signal) => ({ kind: 'exec', ...(await exec(spec.argv, EXEC_SECONDS, signal)) }),
    passes: (outcome) => isHealthy(spec, outcome, { proved: false, hangsUpQuietly: false }),
    isChanged: () => false,
    dropsOpen: () => false,
    soak: () => ({ every: 2, patience: EXEC_SECONDS }),
  }
}
