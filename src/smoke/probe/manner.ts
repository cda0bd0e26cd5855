/** How a kind of probe asks: whom, what, how often, and which answers are good. */
import type { ExecProbe, ProbeSpec } from '../../inputs/index.ts'
import { listensOutside } from '../kernel/listeners.ts'
import { protocolOf } from '../plan.ts'
import { attemptHttp, attemptTcp } from './attempt.ts'
import type { Surroundings, View } from './state.ts'
import { attemptGrpc, loadGrpc } from './grpc.ts'
import { isHealthy, switchSpeech } from './health.ts'
import type { Outcome } from './outcome.ts'
import { attemptUdp } from './udp.ts'

export interface Manner {
  /** `no-way` before the start and after the end; `no-one` while nobody listens. */
  askable(view: View): 'yes' | 'no-way' | 'no-one'
  ask(view: View, signal: AbortSignal): Promise<Outcome>
  /** Whether the outcome is a good one. It hears of each once, in order. */
  passes(outcome: Outcome, view: View): boolean
  /** The next question is another one, and need not wait. */
  isChanged(): boolean
  /** A question has no answer yet, and a second one is due: may the first be dropped for it? */
  dropsOpen(): boolean
  /** Seconds between questions: a share of the time that this has gone on, within limits. */
  retry: { least: number; share: number; most: number }
  /** Seconds after which an open question gets a second one beside it; null never. */
  hedge: number | null
  /** Seconds that the first question may take; null as long as it takes. */
  patience: number | null
  /** Asking on during the soak; null for what is not asked again. */
  soak(last: Outcome | null): { every: number; patience: number } | null
}

type Asking = Exclude<ProbeSpec, { kind: 'log' | 'exit' | 'healthcheck' }>

/** Without a listener table: the engine's proxy closes within this when no one is behind it. */
const PROXY_MILLISECONDS = 250
const SOAK = { every: 0.5, patience: 5 }

export function mannerOf(spec: Asking, port: number, around: Surroundings): Manner {
  if (spec.kind === 'exec') return execManner(spec, around)
  const { clock } = around
  const protocol = protocolOf(spec) ?? 'tcp'
  const speech = { tls: spec.kind === 'https', bothTried: false }
  let closingSince: number | null = null
  let isChanged = false
  if ('service' in spec) loadGrpc().catch(() => undefined) // told by the first question
  const isProved = ({ listeners }: View) => listeners !== null && listensOutside(listeners, port, protocol)
  return {
    retry: { least: 0.01, share: 0.05, most: 0.25 },
    hedge: 2,
    patience: null,
    askable(view) {
      const isOnlyLookedAt = spec.kind === 'udp' && spec.answer === null
      if (view.ended || (!isOnlyLookedAt && around.address({ port, protocol }) === null)) return 'no-way'
      const isUnknown = view.listeners === null && !isOnlyLookedAt
      return isUnknown || isProved(view) ? 'yes' : 'no-one'
    },
    ask: async (view, signal) => {
      isChanged = false
      if (spec.kind === 'udp' && spec.answer === null) return { kind: 'udp', proved: false }
      const address = around.address({ port, protocol })
      if (address === null) return { kind: 'refused', detail: 'no way to it' }
      if (spec.kind === 'tcp') return attemptTcp(address, isProved(view) ? 0 : PROXY_MILLISECONDS, signal)
      if (spec.kind === 'udp') return attemptUdp(address, spec, signal)
      if ('service' in spec) return attemptGrpc(address, { ...spec, port }, signal)
      if (spec.kind === 'auto') return attemptHttp(address, { path: '/', tls: speech.tls, port }, signal)
      const { path, expect, trust } = spec
      return attemptHttp(address, { path, tls: speech.tls, port, expect, trust }, signal)
    },
    passes(outcome, view) {
      const now = clock.now()
      closingSince = outcome.kind === 'closed' ? (closingSince ?? now) : null
      isChanged = spec.kind === 'auto' && !view.soaking && switchSpeech(speech, outcome)
      const seen = { proved: isProved(view), closedFor: closingSince === null ? 0 : now - closingSince }
      return !isChanged && isHealthy(spec, outcome, seen)
    },
    isChanged: () => isChanged,
    /** What met a TLS greeting with silence is a plain server that waits for the end of a line. */
    dropsOpen() {
      if (spec.kind !== 'auto' || !speech.tls) return false
      speech.tls = false
      return true
    },
    soak: (last) => (spec.kind === 'auto' && last?.kind === 'closed' ? null : SOAK),
  }
}

/** Each command is a process in the container, and one that hangs cannot be ended. */
const EXEC_SECONDS = 10

function execManner(spec: ExecProbe, { exec }: Surroundings): Manner {
  return {
    retry: { least: 0.25, share: 0.1, most: 2 },
    hedge: null,
    patience: null,
    askable: ({ state, ended }) => (state?.running === true && !ended ? 'yes' : 'no-way'),
    ask: async (_, signal) => ({ kind: 'exec', ...(await exec(spec.argv, EXEC_SECONDS, signal)) }),
    passes: (outcome) => isHealthy(spec, outcome, { proved: false, closedFor: 0 }),
    isChanged: () => false,
    dropsOpen: () => false,
    soak: () => ({ every: 2, patience: EXEC_SECONDS }),
  }
}
