/**
 * smoke: runs the image once and proves from outside that it is healthy, or collects why it is not.
 *
 * Returns the Report's `smoke` section and the findings. A container that fails is a result; a lost engine, a setting that
 * the engine refuses or a cancelled run rejects with a UserError. When the promise settles, the container is removed,
 * except one that passed with `keep-running`.
 */
import type { EngineImage } from '../engine/index.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import { diagnose } from './causes/index.ts'
import { collectEvidence } from './container/collect-evidence.ts'
import { makeContainer, removeOwnVolumes } from './container/create.ts'
import { planChecks } from './probe/plan.ts'
import { blameSetting } from './container/engine-refusal.ts'
import { toSmoke } from './result.ts'
import { chooseRoute, locateEngine } from './network/route.ts'
import { Services } from './services/index.ts'
import { runContainer, skipContainer } from './container/lifecycle.ts'
import { Observer } from './container/observer.ts'
import type { Evidence, StartedAgain } from './evidence.ts'
import { startAgain } from './rehearsal/again.ts'
import { toRehearsals, whyFailed } from './rehearsal/outcome.ts'
import { wantedOf } from './rehearsal/wanted.ts'
import type { SmokeDeps, SmokeResult } from './types.ts'
import { refusedImage, notCreatedEvidence } from './container/not-created.ts'

export { memoryGuard } from './container/memory-guard.ts'
export { readKernelFiles } from './kernel/helper/index.ts'
export { hasHelperProgram } from './kernel/helper/image.ts'
export { ownContainerIds } from './kernel/own-container.ts'
export { findCompose } from './services/compose.ts'
export { bakeReadsOutside, printServices, readServices } from './services/index.ts'
export type { ComposeFile } from './services/compose-file.ts'
export { composedSource } from './services/source.ts'
export { removeOwnVolumes } from './container/create.ts'
export { notRehearsed, rehearsalFindings, toRehearsal } from './rehearsal/result.ts'
export { shareVolumes, type Shared } from './rehearsal/volumes.ts'
export type { RehearsalSeen } from './rehearsal/seen.ts'
export { settingMissing } from './causes/conduct/missing-setting.ts'
export type { Evidence, Keyword, Places } from './evidence.ts'
export type { LogFile } from './log/file.ts'
export type { SmokeDeps, SmokeResult } from './types.ts'

export async function smoke(image: EngineImage, inputs: SmokeInputs, deps: SmokeDeps): Promise<SmokeResult> {
  if (deps.services === null) return testContainer(image, inputs, deps, null)
  const services = new Services(deps.services, image, inputs, deps)
  let isKept = false
  try {
    const result = await testContainer(services.image, inputs, deps, services)
    isKept = result.smoke.kept !== undefined
    return result
  } finally {
    if (!isKept) await services.close()
  }
}

/**
 * One start of the image in a fresh container: until ready, without a soak, and without rehearsing the stop. Own volumes of
 * an earlier start of the run are removed before. `deps.services` must be null. `use` gets the container before it is
 * removed, if it is ready. Rejects as `smoke` and `use` do.
 */
export async function startUntilReady(
  image: EngineImage,
  inputs: SmokeInputs,
  deps: SmokeDeps,
  use: (container: string) => Promise<void> = () => Promise.resolve(),
): Promise<SmokeResult> {
  await removeOwnVolumes(inputs.container, deps)
  const once = { ...inputs, soak: 0, audit: false, keepRunning: true }
  const result = await testContainer(image, once, deps, null)
  const { kept } = result.smoke
  if (kept) await use(kept.containerId).finally(() => deps.engine.remove(kept.containerId))
  return result
}

/**
 * The same, as a deployment does: it stays ready for a moment, and is then stopped by its signal and removed. Volumes that
 * the settings name stay, with what is in them.
 */
export const startAndStop = (
  image: EngineImage,
  inputs: SmokeInputs,
  deps: SmokeDeps,
): Promise<SmokeResult> => testContainer(image, { ...inputs, ...ONCE, soak: REHEARSAL_SOAK }, deps, null)

const ONCE = { audit: false, keepRunning: false, rehearse: { asked: [], byDefault: false } } as const

/** Seconds in which a server that listens before it has read its data can still fail. */
const REHEARSAL_SOAK = 1

async function testContainer(
  given: EngineImage,
  inputs: SmokeInputs,
  deps: SmokeDeps,
  services: Services | null,
): Promise<SmokeResult> {
  const { engine } = deps
  const network = services === null ? inputs.network : services.networkMode
  const plan = planChecks(inputs, given.config)
  const route = chooseRoute(network, await locateEngine(engine), (port) => engine.forward(port))
  const image = services?.image ?? given
  const created = await (
    services === null ? makeContainer(given, inputs, plan, route, deps) : services.create(plan.ports, route)
  ).catch((error: unknown) => refusalOf(error))
  if (typeof created !== 'string')
    return resultOf(notCreatedEvidence({ image, inputs, plan, route: route.name, deps }, created.words))
  const container = created
  const subject = { container, image, inputs, plan, route, deps }
  const observer = new Observer(subject)
  const watch = new AbortController()
  let isKept = false
  try {
    const isElsewhere = services !== null || (network !== null && route.network !== network)
    if (isElsewhere && route.network !== null) await engine.join(container, route.network)
    const failed = services === null ? null : await services.start()
    const observation = await (failed === null
      ? runContainer(observer, watch.signal)
      : skipContainer(observer, failed))
    const own = await collectEvidence(observation, subject)
    const evidence = services === null ? own : { ...own, services: await services.look() }
    if (failed === null && evidence.startFailure !== null) blameSetting(evidence.startFailure, inputs, image)
    const result = resultOf(evidence)
    const { kept } = observation
    isKept = kept !== null && isHealthy(result)
    if (kept !== null && isKept) return withKept(result, kept)
    return hasPassed(result) && kept === null ? await rehearse(result, observer, watch.signal) : result
  } finally {
    watch.abort()
    // the container is removed first, even if closing fails
    await (isKept ? Promise.resolve() : engine.remove(container)).finally(() => observer.close())
  }
}

/** The same container once more, after it was stopped. Closes the observer of its first start. */
async function rehearse(passed: SmokeResult, observer: Observer, signal: AbortSignal): Promise<SmokeResult> {
  const { evidence } = passed
  if (wantedOf(evidence).length === 0) return passed
  await observer.close()
  const hasPassed = (seen: StartedAgain) => whyFailed(seen, evidence, diagnose) === null
  const { rehearsals, moments } = await startAgain({ observer, evidence, hasPassed }, signal)
  return resultOf({ ...evidence, rehearsals, moments: [...(evidence.moments ?? []), ...moments] })
}

function resultOf(evidence: Evidence): SmokeResult {
  const rehearsals = toRehearsals(evidence, diagnose)
  return {
    smoke: toSmoke(evidence),
    findings: diagnose(evidence),
    ...(rehearsals.length > 0 ? { rehearsals } : {}),
    evidence,
  }
}

function withKept(result: SmokeResult, kept: NonNullable<Evidence['kept']>): SmokeResult {
  const evidence = { ...result.evidence, kept }
  return { ...result, smoke: toSmoke(evidence), evidence }
}

const isHealthy = (result: SmokeResult): boolean => hasPassed(result) && !result.evidence.ended

const hasPassed = ({ evidence, findings }: SmokeResult): boolean =>
  evidence.phase === 'done' && findings.every(({ level }) => level !== 'fail')

/** The engine's words where the image is at fault; throws any other error. */
function refusalOf(error: unknown): { words: string } {
  const words = refusedImage(error)
  if (words === null) throw error
  return { words }
}
