/**
 * smoke: runs the image once and proves from outside that it is healthy, or collects why it is not.
 *
 * Gives the Report's `smoke` section and the findings. A container that fails is a result; only an engine that went
 * away, a setting that it refuses or a cancelled run rejects (UserError). The container is gone when the promise settles, whichever way.
 */
import { totalmem } from 'node:os'
import type { Clock } from '../core/clock.ts'
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding, Smoke } from '../core/schema.ts'
import { diagnose } from './causes/index.ts'
import type { Evidence, Places } from './evidence.ts'
import { gather } from './container/collect-evidence.ts'
import { makeContainer } from './container/create.ts'
import { memoryGuard } from './container/memory-guard.ts'
import { planChecks, portsOf } from './probe/plan.ts'
import { keptOf } from './container/kept-address.ts'
import type { LogFile } from './log/file.ts'
import { blameSetting } from './container/engine-refusal.ts'
import { toSmoke } from './result.ts'
import { chooseRoute, findSurroundings } from './network/route.ts'
import { Services, type ComposeFile } from './services/index.ts'
import { Trial } from './container/lifecycle.ts'
import { noTimeline, refusedImage, unmadeEvidence } from './container/not-created.ts'

export { readServices, type ComposeFile } from './services/index.ts'
export { composedSource } from './services/source.ts'
export type { Evidence, Keyword, Places } from './evidence.ts'
export type { LogFile } from './log/file.ts'

export interface SmokeResult {
  smoke: Smoke
  findings: Finding[]
  /** What the findings were made from. */
  evidence: Evidence
}

export interface SmokeDeps {
  engine: Engine
  info: EngineInfo
  clock: Clock
  progress: Progress
  signal: AbortSignal
  /** Id of the run, for the label. */
  run: string
  /** What the compose file says, where there is one. */
  services: ComposeFile | null
  /** The run's own folder for temporary files. */
  tempDir: string
  places: Places
  /** Called once the container is ready or has ended: from then on, other work does not disturb what is measured. */
  onSettled: () => void
  /** As it was asked for; null is the engine's own choice. */
  platform: string | null
  /** Where the whole log goes, where that was asked for. */
  logFile: LogFile | null
}

export async function smoke(image: EngineImage, inputs: SmokeInputs, deps: SmokeDeps): Promise<SmokeResult> {
  if (deps.services === null) return tryContainer(image, inputs, deps, null)
  const services = new Services(deps.services, image, inputs, deps)
  let kept = false
  try {
    const result = await tryContainer(services.image, inputs, deps, services)
    kept = result.smoke.kept !== undefined
    return result
  } finally {
    if (!kept) await services.close()
  }
}

async function tryContainer(
  given: EngineImage,
  inputs: SmokeInputs,
  deps: SmokeDeps,
  services: Services | null,
): Promise<SmokeResult> {
  const { engine } = deps
  const network = services === null ? inputs.network : services.networkMode
  const plan = planChecks(inputs, given.config)
  const route = chooseRoute(network, await findSurroundings(engine), (port) => engine.forward(port))
  const image = services?.image ?? given
  const made = await (
    services === null
      ? makeContainer(given, inputs, plan, route, deps)
      : services.create(portsOf(plan), route)
  ).catch((error: unknown) => refusalOf(error))
  if (typeof made !== 'string') {
    const evidence = unmadeEvidence(image, inputs, plan, deps, made.words)
    return { smoke: toSmoke(evidence, noTimeline(route.name)), findings: diagnose(evidence), evidence }
  }
  const container = made
  const trial = new Trial(container, image, inputs, plan, route, hostMemory(deps.info), deps)
  const watch = new AbortController()
  let kept = false
  try {
    const isElsewhere = services !== null || (network !== null && route.network !== network)
    if (isElsewhere && route.network !== null) await engine.join(container, route.network)
    const missing = services === null ? null : await services.start()
    const end =
      missing === null ? await trial.run(watch.signal) : { phase: 'start' as const, startFailure: missing }
    const gathered = await gather(trial, end)
    const evidence = services === null ? gathered : { ...gathered, services: await services.look() }
    if (missing === null && evidence.startFailure !== null) blameSetting(evidence.startFailure, inputs, image)
    const findings = diagnose(evidence)
    const isHealthy =
      evidence.phase === 'done' && !evidence.ended && findings.every(({ level }) => level !== 'fail')
    kept = inputs.keepRunning && isHealthy
    const section = toSmoke(evidence, trial)
    return { smoke: kept ? { ...section, kept: keptOf(trial) } : section, findings, evidence }
  } finally {
    watch.abort()
    // the container goes first, whatever else fails
    await (kept ? Promise.resolve() : engine.remove(container)).finally(() => trial.close())
  }
}

/** What a limit of the container is told apart from: the machine's memory, and the guard that stands for it. */
const hostMemory = (info: EngineInfo): number => Math.min(totalmem(), memoryGuard(info) ?? Infinity)

/** Goes on with what is the image's fault; rejects with anything else. */
function refusalOf(error: unknown): { words: string } {
  const words = refusedImage(error)
  if (words === null) throw error
  return { words }
}
