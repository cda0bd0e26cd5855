/** From evidence to the Report's `smoke` section. Pure. */
import type { Exit, Probe, Smoke } from '../core/schema.ts'
import { bounded, visible, visibleLine } from '../lib/visible.ts'
import type { Evidence } from './evidence.ts'
import { paceText } from './container/health-pace.ts'
import { unaskable } from './probe/plan.ts'
import { toProbe } from './probe/row.ts'
import { signalOfExit } from './kernel/process.ts'

export function toSmoke(evidence: Evidence): Smoke {
  const { phase, timeline, memory, log, shutdown, listeners, services, kept, inputs } = evidence
  const exit = exitOf(evidence)
  const probes = [...checkProbes(evidence), ...healthProbe(evidence), ...processProbe(evidence)]
  return {
    ready: phase === 'done',
    startedAt: timeline?.startedAt ?? null,
    ...(timeline?.readyAt == null ? {} : { readyAt: timeline.readyAt }),
    readySeconds: timeline?.readySeconds ?? null,
    port: (probes.find(({ ok, port }) => ok && port !== undefined) ?? probes[0])?.port ?? null,
    route: evidence.checks.length > 0 ? evidence.route : 'none: no port to ask',
    probes,
    listeners: [...(listeners ?? [])],
    listenersKnown: listeners !== null,
    memory: { peak: memory.peak, ...(memory.limit === null ? {} : { limit: memory.limit }) },
    cpuSeconds: evidence.cpuSeconds,
    ...(exit ? { exit } : {}),
    ...(shutdown ? { shutdown } : {}),
    log: {
      head: log.head.map(visibleLine),
      tail: log.tail.map(visibleLine),
      ...(log.times ? { times: log.times.map(rounded) } : {}),
      lines: log.lines,
      bytes: log.bytes,
    },
    soakSeconds: evidence.soak?.seconds ?? 0,
    ...timesOf(evidence),
    ...(kept ? { kept } : {}),
    ...(services ? { services: [...services] } : {}),
    ...(inputs.presets.length > 0 ? { presets: [...inputs.presets] } : {}),
  }
}

function timesOf({ moments = [], samples = [] }: Evidence): Pick<Smoke, 'timeline' | 'samples'> {
  const timeline = moments.map((moment) => ({
    ...moment,
    at: rounded(moment.at),
    text: visibleLine(bounded(moment.text, MOST_CHARACTERS)),
  }))
  return {
    ...(timeline.length > 0 ? { timeline } : {}),
    ...(samples.length > 0
      ? { samples: samples.map((sample) => ({ ...sample, at: rounded(sample.at) })) }
      : {}),
  }
}

/** To milliseconds. */
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** Of a text that the image or the engine wrote; a longer one is cut. */
const MOST_CHARACTERS = 4000

/** Null where Sea Trial itself stopped the container. */
function exitOf({ ended, startFailure, state, ranSeconds }: Evidence): Exit | null {
  if (state === null || (!ended && startFailure === null)) return null
  // engines set 0 for a container that never ran, and another code for a command that they could not run
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

/** None where the container was not created. */
const checkProbes = ({ timeline, checks }: Evidence): Probe[] =>
  timeline === null ? [] : checks.filter(({ spec }) => spec.kind !== 'healthcheck').map(toProbe)

/** Of the image's HEALTHCHECK, with or without a probe for it. */
function healthProbe({ image, state, timeline }: Evidence): Probe[] {
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
      seconds: timeline?.readySeconds ?? 0,
    },
  ]
}

/** Without a port or a HEALTHCHECK, what was checked is that the process stayed up, or did its job. */
function processProbe(evidence: Evidence): Probe[] {
  const { phase, ended, ranSeconds, inputs, checks, image, startFailure, soak } = evidence
  const isAsked = checks.length > 0 || image.config.healthcheck !== undefined
  if (isAsked || unaskable(inputs.probes, checks).length > 0) return []
  const detail = startFailure !== null ? 'was not started' : ended ? 'ended by itself' : 'stayed up'
  const stayed = ended ? (ranSeconds ?? 0) : (soak?.seconds ?? 0)
  return [
    {
      kind: 'process',
      target: 'main process',
      ok: phase === 'done',
      detail,
      attempts: 1,
      seconds: stayed,
    },
  ]
}
