/** The end of an observation: a last look, the stop of the container, and everything that was observed as plain data. */
import type { ContainerState } from '../../engine/index.ts'
import type { Checked, Ending, Observed, Phase, Soak, Written } from '../evidence.ts'
import type { Moment } from '../../core/schema.ts'
import type { Check } from '../probe/check.ts'
import { keptAddress } from './kept-address.ts'
import { lastRequest } from './last-request.ts'
import type { Observation } from './observation.ts'
import type { Observer } from './observer.ts'
import { askContracts, runHook } from './contract.ts'
import { GRACE_SECONDS, KILLED_EXIT_CODE, shutDown } from './shutdown.ts'

/** After a command before the stop has used up the grace period, as the kubelet does it. */
const LEAST_GRACE_SECONDS = 2

const MOST_CHANGED = 500

export interface Ready {
  at: Date
  /** From the start. */
  seconds: number
}

/** What the lifecycle itself knows at the end. */
export interface Run {
  phase: Phase
  startFailure: string | null
  ready: Ready | null
  soak: Soak | null
}

/** Stops the container where it still runs and is not to be kept. */
export async function finish(observer: Observer, run: Run): Promise<Observation> {
  const { container, inputs, deps } = observer.subject
  const { engine, clock } = deps
  const { list, monitor, meter, route, log } = observer
  const { phase, startFailure } = run
  list.stop() // later answers would come from a container that is being stopped
  const waited = observer.elapsed()
  monitor.lastLook(clock.now(), observer.isEnded)
  const state = await finalState(observer, startFailure !== null)
  const ranSeconds = observer.isEnded ? ranSecondsOf(state) : null
  const written = inputs.requires.includes('files-in-memory') ? await measureFiles(observer) : null
  const changed = inputs.audit ? await engine.changed(container, MOST_CHANGED) : null
  const ended = observer.isEnded
  const isKept = inputs.keepRunning && phase === 'done'
  const isUp = startFailure === null && !ended
  if (isUp) await meter.sample(clock.now())
  observer.samples.add(clock.now(), observer.view.usage() ?? meter.usage)
  const asked = isUp ? await askContracts(observer, phase === 'done') : null
  const stopping = clock.now()
  const grace = inputs.contract?.stop.grace ?? GRACE_SECONDS
  const preStop = asked === null || isKept ? null : await runHook(observer, grace)
  const left = Math.max(LEAST_GRACE_SECONDS, grace - (preStop?.seconds ?? 0))
  const shutdown = isUp && !isKept ? await stop(observer, state, left) : null
  const stopped = clock.now()
  if (!isKept) await log.waitForEnd(clock, { withFile: true })
  const { seen, filledDisk } = monitor
  const { startedAt, takenPorts } = observer
  return {
    observed: {
      phase,
      startFailure,
      timeline: {
        startedAt: startedAt?.toISOString() ?? null,
        readyAt: run.ready?.at.toISOString() ?? null,
        readySeconds: run.ready?.seconds ?? null,
      },
      state: state && endingOf(state),
      ...{ ranSeconds, waited, ended },
      route: route.name,
      checks: list.checks.map((check) => checkedOf(check, (at) => observer.sinceStart(at))),
      kernelView: observer.view.how,
      ...seen,
      refusesIpv4: list.refusesIpv4,
      ...(takenPorts.length === 0 ? {} : { takenPorts }),
      ...(filledDisk === null ? {} : { filledDisk }),
      busy: meter.busy,
      memory: { peak: meter.peak, limit: meter.limit },
      cpuSeconds: meter.cpuSeconds,
      ...{ written, changed },
      soak: run.soak,
      ...(startFailure === null
        ? { moments: momentsOf(observer, run, { ranSeconds, shutdown, stopping, stopped, state }) }
        : {}),
      samples: observer.samples.all.map((sample) => ({ ...sample, at: observer.sinceStarted(sample.at) })),
      log: log.read(),
      shutdown,
      ...(asked === null ? {} : { contract: { ...asked, preStop } }),
    },
    mounts: state?.mounts ?? [],
    kept: isKept ? keptAddress(observer.subject, list.checks, route, state) : null,
  }
}

interface End extends Pick<Observed, 'ranSeconds' | 'shutdown'> {
  /** By the clock. */
  readonly stopping: number
  readonly stopped: number
  readonly state: ContainerState | null
}

/** In seconds since the start. */
function momentsOf(observer: Observer, { ready }: Run, end: End): Moment[] {
  const { ranSeconds, shutdown, stopping, stopped, state } = end
  const sinceStarted = (at: number): number => observer.sinceStarted(at)
  const moments: Moment[] = [
    { at: 0, kind: 'start', text: 'started' },
    ...(ready === null ? [] : [{ at: ready.seconds, kind: 'ready' as const, text: 'ready' }]),
    ...observer.journal.moments.map(({ at, kind, text }) => ({
      // the engine's clock, by which it was ready, may be a little ahead
      at: Math.max(sinceStarted(at), kind === 'soak' ? (ready?.seconds ?? 0) : 0),
      kind,
      text,
    })),
  ]
  if (ranSeconds !== null)
    moments.push({
      at: ranSeconds,
      kind: 'exit',
      text: `ended with exit code ${state?.exitCode ?? 'unknown'}`,
    })
  if (shutdown !== null) {
    const { signal, exitCode, killed } = shutdown
    moments.push({ at: sinceStarted(stopping), kind: 'stop', text: signal })
    moments.push({
      at: sinceStarted(stopped),
      kind: 'exit',
      text: killed ? `killed, exit code ${exitCode}` : `exit code ${exitCode}`,
    })
  }
  return moments.sort((a, b) => a.at - b.at)
}

async function finalState(observer: Observer, failedToStart: boolean): Promise<ContainerState | null> {
  if (!observer.isEnded && !failedToStart) return observer.state
  await observer.refreshState()
  const { container, deps } = observer.subject
  const { state, startedAt, isEnded } = observer
  if (!isEnded || state?.exitCode !== KILLED_EXIT_CODE || state.oomKilled || startedAt === null) return state
  // engine 20.10 often omits OOMKilled where a container ended at once; its events have it
  return (await deps.engine.hadOom(container, startedAt)) ? { ...state, oomKilled: true } : state
}

function ranSecondsOf(state: ContainerState | null): number | null {
  const { startedAt, finishedAt } = state ?? {}
  return startedAt && finishedAt ? Math.max(0, (finishedAt.getTime() - startedAt.getTime()) / 1000) : null
}

async function measureFiles({ subject: { container, deps } }: Observer): Promise<Written | null> {
  const stats = await deps.engine.stats(container)
  const files = await deps.engine.written(container)
  return files === null ? null : { files, memory: stats?.memory ?? 0 }
}

/** What the run is waiting for; on a terminal with the last line of the container's log. */
export function showWaiting({ subject, log }: Observer, text: string): void {
  const { deps, purpose } = subject
  const shown = purpose === undefined ? text : `${purpose}: ${text}`
  deps.progress.waiting(shown)
  deps.progress.show('container', { text: shown, log: log.lastLine() })
}

async function stop(
  observer: Observer,
  state: ContainerState | null,
  grace: number,
): Promise<Observed['shutdown']> {
  const { container, image, inputs, deps } = observer.subject
  const { engine, clock } = deps
  const { view, list, route, log, ended } = observer
  showWaiting(observer, 'stopping')
  const stopSignal = inputs.contract?.stop.signal ?? image.config.stopSignal
  const request = lastRequest(list.checks, route, state)
  return shutDown({ engine, clock, container, view, log: log.lines, stopSignal, ended, request, grace })
}

const endingOf = ({ status, running, exitCode, oomKilled, error, health }: ContainerState): Ending => ({
  ...{ status, running, exitCode, oomKilled, error, health },
})

function checkedOf(
  { port, spec, required, found, state }: Check,
  sinceStart: (at: number) => number,
): Checked {
  const { ok, attempts, last, latency, soak, hungUp, passedAt, askedAt } = state
  const known = (at: number | null) => (at === null ? null : sinceStart(at))
  const { failingSince, openSince } = soak
  return {
    ...{ port, spec, required, ok, attempts, last, latency },
    seconds: Math.max(0, known(passedAt ?? askedAt) ?? 0),
    ...(hungUp === null ? {} : { hungUp }),
    ...(found ? { found } : {}),
    soak: { ...soak, failingSince: known(failingSince), openSince: known(openSince) },
  }
}
