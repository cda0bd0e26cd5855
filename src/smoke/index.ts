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
import type { Evidence } from './evidence.ts'
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
    return kept !== null && isKept ? withKept(result, kept) : result
  } finally {
    watch.abort()
    // the container is removed first, even if closing fails
    await (isKept ? Promise.resolve() : engine.remove(container)).finally(() => observer.close())
  }
}

const resultOf = (evidence: Evidence): SmokeResult => ({
  smoke: toSmoke(evidence),
  findings: diagnose(evidence),
  evidence,
})

function withKept(result: SmokeResult, kept: NonNullable<Evidence['kept']>): SmokeResult {
  const evidence = { ...result.evidence, kept }
  return { ...result, smoke: toSmoke(evidence), evidence }
}

const isHealthy = ({ evidence, findings }: SmokeResult): boolean =>
  evidence.phase === 'done' && !evidence.ended && findings.every(({ level }) => level !== 'fail')

/** The engine's words where the image is at fault; throws any other error. */
function refusalOf(error: unknown): { words: string } {
  const words = refusedImage(error)
  if (words === null) throw error
  return { words }
}
