/**
 * smoke: runs the image once and proves from outside that it is healthy, or collects why it is not.
 *
 * Gives the Report's `smoke` section and the findings. A container that fails is a result; only an engine that went
 * away or a cancelled run rejects (UserError). The container is gone when the promise settles, whichever way.
 */
import { totalmem } from 'node:os'
import type { Clock } from '../clock.ts'
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import type { SmokeInputs } from '../inputs/index.ts'
import type { Progress } from '../progress.ts'
import { RUN_LABEL } from '../run.ts'
import type { Finding, Smoke } from '../schema.ts'
import { diagnose } from './causes/index.ts'
import type { Evidence, Places } from './evidence.ts'
import { gather } from './gather.ts'
import { planChecks, portsOf } from './plan.ts'
import { keptOf } from './kept.ts'
import type { LogFile } from './log-file.ts'
import { toSmoke } from './result.ts'
import { chooseRoute, findSurroundings } from './route.ts'
import { Trial } from './trial.ts'

export type { Evidence, Keyword, Places } from './evidence.ts'

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
  places: Places
  /** Called once the container is ready or has ended: from then on, other work does not disturb what is measured. */
  onSettled: () => void
  /** Where the whole log goes, where that was asked for. */
  logFile: LogFile | null
}

export async function smoke(image: EngineImage, inputs: SmokeInputs, deps: SmokeDeps): Promise<SmokeResult> {
  const plan = planChecks(inputs, image.config)
  const { engine } = deps
  const route = chooseRoute(inputs.network, await findSurroundings(engine), (port) => engine.forward(port))
  const { publishOn } = route
  const container = await engine.create({
    image: image.id,
    labels: { [RUN_LABEL]: deps.run },
    env: [...inputs.env],
    cmd: inputs.command === null ? null : [...inputs.command],
    entrypoint: inputs.entrypoint === null ? null : [...inputs.entrypoint],
    publish: publishOn === null ? [] : portsOf(plan),
    ...(publishOn === null ? {} : { publishOn }),
    network: inputs.network ?? route.network,
    memory: inputs.memory,
    cpus: inputs.cpus,
  })
  const trial = new Trial(container, image, inputs, plan, route, totalmem(), deps)
  const watch = new AbortController()
  let kept = false
  try {
    if (inputs.network !== null && route.network !== null && route.network !== inputs.network)
      await engine.join(container, route.network)
    const evidence = await gather(trial, await trial.run(watch.signal))
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
