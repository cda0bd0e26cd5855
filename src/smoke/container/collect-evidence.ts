/** From a trial that has come to its end to the evidence: what the engine still tells, the log's end, the shutdown. */
import { atMost } from '../../core/clock.ts'
import { leftByScript, type Left } from '../program/background.ts'
import { commandOf } from '../program/command.ts'
import type { Checked, Evidence, Phase, Program, Written } from '../evidence.ts'
import type { LogSeen } from '../log/types.ts'
import { namedPrograms } from '../program/named-in-log.ts'
import type { Check } from '../probe/check.ts'
import { attemptHttp } from '../probe/attempt.ts'
import type { Outcome } from '../probe/outcome.ts'
import { findHidden } from './hidden-by-mount.ts'
import { candidatesOf, missingOwnModule, type OwnModule } from '../program/own-module.ts'
import { fileExists, findPrograms } from '../program/find.ts'
import { KILLED_EXIT_CODE, shutDown } from './shutdown.ts'
import type { Trial } from './lifecycle.ts'

/** How long after the end the last of the log may take to arrive. */
const LOG_SECONDS = 2
const MOST_CHANGED = 500

/** Stops the container where it still runs. */
export async function collectEvidence(
  trial: Trial,
  { phase, startFailure }: { phase: Phase; startFailure: string | null },
): Promise<Evidence> {
  const { image, inputs, deps } = trial
  const { engine, clock, info, places } = deps
  const waited = clock.now() - trial.began
  trial.lookout.lastLook(clock.now(), trial.isEnded)
  const ranSeconds = await stopContainer(trial, startFailure !== null)
  const { state, meter } = trial
  const { seen, filledDisk } = trial.lookout
  const failedToRun = startFailure !== null || (trial.isEnded && phase === 'waiting')
  const written = inputs.requires.includes('files-in-memory') ? await measureFiles(trial) : null
  const changed = inputs.audit ? await engine.changed(trial.container, MOST_CHANGED) : null
  const ended = trial.isEnded // before it is stopped: only an end of its own counts
  const isKept = inputs.keepRunning && phase === 'done'
  const shutdown = startFailure === null && !ended && !isKept ? await stop(trial) : null
  if (trial.log)
    await atMost(clock, LOG_SECONDS, Promise.all([trial.log.done, isKept ? null : trial.logKept]))
  const log = trial.log?.read() ?? { head: [], tail: [], lines: 0, bytes: 0 }
  const hidden = phase === 'done' ? [] : await findHidden(trial, startFailure, log)
  const programs = failedToRun ? await lookForPrograms(trial, log) : []
  const left = ended && state?.exitCode === 0 ? await lookForLeft(trial) : []
  const ownModule = failedToRun ? await lookForModule(trial, log) : null
  const { config, platform, env } = image
  return {
    image: { config, platform, env },
    engine: info,
    inputs,
    phase,
    startFailure,
    state: state && {
      status: state.status,
      running: state.running,
      exitCode: state.exitCode,
      oomKilled: state.oomKilled,
      error: state.error,
      health: state.health,
    },
    ranSeconds,
    waited,
    ended,
    checks: trial.checks.map((check) => checkedOf(check, trial.began)),
    listeners: seen.listeners,
    refusesIpv4: [...trial.families.refused],
    unixSockets: seen.unixSockets,
    ...(left.length === 0 ? {} : { left }),
    processes: seen.processes,
    counters: seen.counters,
    ...(trial.takenPorts.length === 0 ? {} : { takenPorts: trial.takenPorts }),
    ...(filledDisk === null ? {} : { filledDisk }),
    busy: meter.busy,
    memory: { peak: meter.peak, limit: meter.limit },
    written,
    changed,
    soak: trial.soaked,
    log,
    programs,
    ...(hidden.length === 0 ? {} : { hidden }),
    ...(ownModule === null ? {} : { ownModule }),
    shutdown,
    places,
  }
}

/** What shells exit with for what they could not run, and for what they did not find. */
const NOT_RUN = [126, 127]

function lookForPrograms({ image, inputs, deps, container, state }: Trial, log: LogSeen): Promise<Program[]> {
  const argv = commandOf(image.config, inputs)
  const named = NOT_RUN.includes(state?.exitCode ?? 0) ? namedPrograms(log) : []
  return findPrograms(deps.engine, container, image, argv, inputs.env, named)
}

/** Reads its script, where it runs one; what went to the background is often gone before it can be seen. */
async function lookForLeft({ image, inputs, deps: { engine }, container }: Trial): Promise<Left[]> {
  const argv = commandOf(image.config, inputs)
  const text = shellText(argv)
  if (text !== null) return leftByScript(text)
  const programs = await findPrograms(engine, container, image, argv, inputs.env)
  const script = programs.find(({ firstLine, interpreter }) => firstLine !== null && isShell(interpreter))
  if (script?.path == null) return []
  const file = await engine.readFile(container, script.path, SCRIPT_BYTES)
  return file === null ? [] : leftByScript(file.bytes.toString('utf8'))
}

const SCRIPT_BYTES = 65_536
const SHELL = /(?:^|\/)(?:ba|da|a|z|k)?sh$/

/** Without an interpreter of its own it was given to a shell. `env` finds one by its name. */
const isShell = (interpreter: Program['interpreter']): boolean =>
  interpreter === null || SHELL.test(interpreter.path) || interpreter.path.endsWith('/env')

/** Of `sh -c TEXT`. */
function shellText([command = '', ...words]: readonly string[]): string | null {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word))
  return SHELL.test(command) && at >= 0 ? (words[at + 1] ?? null) : null
}

async function lookForModule(trial: Trial, log: LogSeen): Promise<OwnModule | null> {
  const { image, inputs, deps, container } = trial
  const { workingDir } = image.config
  const argv = commandOf(image.config, inputs)
  const reference = missingOwnModule(log, argv, [...image.env, ...inputs.env])
  if (reference === null) return null
  for (const path of candidatesOf(reference, workingDir))
    if (await fileExists(deps.engine, container, path)) return { reference, workingDir, file: path }
  return { reference, workingDir, file: null }
}

async function measureFiles({ deps: { engine }, container }: Trial): Promise<Written | null> {
  const stats = await engine.stats(container)
  const files = await engine.written(container)
  return files === null ? null : { files, memory: stats?.memory ?? 0 }
}

function checkedOf({ port, spec, required, found, state }: Check, began: number): Checked {
  const { ok, attempts, last, latency, soak, hungUp } = state
  const sinceStart = (at: number | null) => (at === null ? null : at - began)
  const { failingSince, openSince } = soak
  return {
    ...{ port, spec, required, ok, attempts, last, latency },
    ...(hungUp === null ? {} : { hungUp }),
    ...(found ? { found } : {}),
    soak: { ...soak, failingSince: sinceStart(failingSince), openSince: sinceStart(openSince) },
  }
}

/** Seconds that it ran, where it ended by itself. */
async function stopContainer(trial: Trial, failedToStart: boolean): Promise<number | null> {
  if (trial.isEnded || failedToStart) await trial.refreshState()
  if (trial.isEnded) await lookForOom(trial)
  const { startedAt, finishedAt } = trial.state ?? {}
  if (!trial.isEnded || !startedAt || !finishedAt) return null
  return Math.max(0, (finishedAt.getTime() - startedAt.getTime()) / 1000)
}

/** Engine 20.10 often forgets OOMKilled in the state of a container that ended at once; its events still tell. */
async function lookForOom(trial: Trial): Promise<void> {
  const { state, startedAt } = trial
  if (state?.exitCode !== KILLED_EXIT_CODE || state.oomKilled || startedAt === null) return
  if (await trial.deps.engine.hadOom(trial.container, startedAt)) trial.state = { ...state, oomKilled: true }
}

async function stop(trial: Trial): Promise<Evidence['shutdown']> {
  const { deps, image, container, sight, ended, lines: log } = trial
  deps.progress.waiting('stopping')
  await trial.meter.sample(deps.clock.now())
  const { engine, clock } = deps
  const { stopSignal } = image.config
  return shutDown({ engine, clock, container, sight, log, stopSignal, ended, request: lastRequest(trial) })
}

/** How long an answer is waited for that was asked for just before the signal. */
const ANSWER_SECONDS = 15

/** To the first port that answered HTTP, as it was asked before. */
function lastRequest({ checks, route, state }: Trial): (() => Promise<Outcome>) | null {
  for (const { spec, port, state: asked } of checks) {
    const address = port === null ? null : route.addressOf({ port, protocol: 'tcp' }, state)
    if (!asked.ok || asked.last?.kind !== 'http' || port === null || address === null) continue
    const own = 'path' in spec ? { path: spec.path, headers: spec.headers } : { path: '/' }
    const { tls, proxied = false } = asked.last
    const question = { ...own, tls, proxied, port }
    return () => attemptHttp(address, question, AbortSignal.timeout(ANSWER_SECONDS * 1000))
  }
  return null
}
