/**
 * smoke: runs the image once and proves from outside that it is healthy, or collects why it is not.
 *
 * Gives the Report's `smoke` section and the findings. A container that fails is a result; only an engine that went
 * away, a setting that it refuses or a cancelled run rejects (UserError). The container is gone when the promise settles, whichever way.
 */
import { totalmem } from 'node:os'
import type { EngineImage, EngineInfo } from '../engine/index.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import { diagnose } from './causes/index.ts'
import { collectEvidence } from './container/collect-evidence.ts'
import { makeContainer } from './container/create.ts'
import { memoryGuard } from './container/memory-guard.ts'
import { planChecks } from './probe/plan.ts'
import { keptAddress } from './container/kept-address.ts'
import { blameSetting } from './container/engine-refusal.ts'
import { toSmoke } from './result.ts'
import { chooseRoute, findSurroundings } from './network/route.ts'
import { Services } from './services/index.ts'
import { Trial } from './container/lifecycle.ts'
import type { SmokeDeps, SmokeResult } from './types.ts'
import { noTimeline, refusedImage, notCreatedEvidence } from './container/not-created.ts'

export { readServices } from './services/index.ts'
export type { ComposeFile } from './services/compose-file.ts'
export { composedSource } from './services/source.ts'
export type { Evidence, Keyword, Places } from './evidence.ts'
export type { LogFile } from './log/file.ts'
export type { SmokeDeps, SmokeResult } from './types.ts'

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
    services === null ? makeContainer(given, inputs, plan, route, deps) : services.create(plan.ports, route)
  ).catch((error: unknown) => refusalOf(error))
  if (typeof made !== 'string') {
    const evidence = notCreatedEvidence(image, inputs, plan, deps, made.words)
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
    const gathered = await collectEvidence(trial, end)
    const evidence = services === null ? gathered : { ...gathered, services: await services.look() }
    if (missing === null && evidence.startFailure !== null) blameSetting(evidence.startFailure, inputs, image)
    const findings = diagnose(evidence)
    const isHealthy =
      evidence.phase === 'done' && !evidence.ended && findings.every(({ level }) => level !== 'fail')
    kept = inputs.keepRunning && isHealthy
    const section = toSmoke(evidence, trial)
    return { smoke: kept ? { ...section, kept: keptAddress(trial) } : section, findings, evidence }
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
