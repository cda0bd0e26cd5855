/** From evidence to the Report's `smoke` section. Pure. */
import type { Exit, Probe, Smoke } from '../core/schema.ts'
import { bounded, visible, visibleLine } from '../lib/visible.ts'
import type { Evidence } from './evidence.ts'
import { paceText } from './container/health-pace.ts'
import { unaskable } from './probe/plan.ts'
import type { Check } from './probe/check.ts'
import { toProbe } from './probe/row.ts'
import { signalOfExit } from './kernel/process.ts'

/** What the timeline adds to the evidence. */
export interface Timeline {
  startedAt: Date | null
  readyAt: Date | null
  readySeconds: number | null
  began: number
  soaked: { seconds: number } | null
  route: { name: string }
  checks: readonly Check[]
  meter: { cpuSeconds: number | null }
}

export function toSmoke(evidence: Evidence, timeline: Timeline): Smoke {
  const { phase, memory, log, shutdown, listeners } = evidence
  const exit = exitOf(evidence)
  const probes = [
    ...timeline.checks.flatMap((check) =>
      check.spec.kind === 'healthcheck' ? [] : [toProbe(check, timeline.began)],
    ),
    ...healthProbe(evidence, timeline),
    ...processProbe(evidence, timeline),
  ]
  return {
    ready: phase === 'done',
    startedAt: timeline.startedAt?.toISOString() ?? null,
    ...(timeline.readyAt ? { readyAt: timeline.readyAt.toISOString() } : {}),
    readySeconds: timeline.readySeconds,
    port: (probes.find(({ ok, port }) => ok && port !== undefined) ?? probes[0])?.port ?? null,
    route: evidence.checks.length > 0 ? timeline.route.name : 'none: no port to ask',
    probes,
    listeners: [...(listeners ?? [])],
    listenersKnown: listeners !== null,
    memory: { peak: memory.peak, ...(memory.limit === null ? {} : { limit: memory.limit }) },
    cpuSeconds: timeline.meter.cpuSeconds,
    ...(exit ? { exit } : {}),
    ...(shutdown ? { shutdown } : {}),
    log: {
      head: log.head.map(visibleLine),
      tail: log.tail.map(visibleLine),
      lines: log.lines,
      bytes: log.bytes,
    },
    soakSeconds: timeline.soaked?.seconds ?? 0,
    ...(evidence.services ? { services: [...evidence.services] } : {}),
    ...(evidence.inputs.presets.length > 0 ? { presets: [...evidence.inputs.presets] } : {}),
  }
}

/** Of a text that the image or the engine wrote. */
const MOST_CHARACTERS = 4000

/** Only an end that Sea Trial did not bring about. */
function exitOf({ ended, startFailure, state, ranSeconds }: Evidence): Exit | null {
  if (state === null || (!ended && startFailure === null)) return null
  // engines give 0 to what never ran, and another code to a command that they could not run
  if (startFailure !== null && state.status === 'created' && state.exitCode === 0) return null
  const signal = signalOfExit(state.exitCode)
  const error = startFailure ?? state.error
  return {
    code: state.exitCode,
    ...(signal ? { signal } : {}),
    oomKilled: state.oomKilled,
    ...(error ? { error: visible(bounded(error, MOST_CHARACTERS)) } : {}),
    ...(ranSeconds === null ? {} : { after: ranSeconds }),
  }
}

/** Where there is one, whether or not a probe says so. */
function healthProbe({ image, state }: Evidence, timeline: Timeline): Probe[] {
  const { healthcheck } = image.config
  if (healthcheck === undefined) return []
  const health = state?.health
  return [
    {
      kind: 'healthcheck',
      target: visible(bounded(healthcheck.test.slice(1).join(' '), MOST_CHARACTERS)),
      ok: health?.status === 'healthy',
      detail: `${health?.status ?? 'none'}${paceText(healthcheck)}`,
      attempts: health?.log.length ?? 0,
      seconds: timeline.readySeconds ?? 0,
    },
  ]
}

/** Where there is no port, that the process stayed up (or did its job) is what was checked. */
function processProbe(
  { phase, ended, ranSeconds, inputs, checks, image, startFailure }: Evidence,
  timeline: Timeline,
): Probe[] {
  const isAsked = checks.length > 0 || image.config.healthcheck !== undefined
  if (isAsked || unaskable(inputs.probes, checks).length > 0) return []
  const fate = startFailure !== null ? 'was not started' : ended ? 'ended by itself' : 'stayed up'
  const stayed = ended ? (ranSeconds ?? 0) : (timeline.soaked?.seconds ?? 0)
  return [
    {
      kind: 'process',
      target: 'main process',
      ok: phase === 'done',
      detail: fate,
      attempts: 1,
      seconds: stayed,
    },
  ]
}
