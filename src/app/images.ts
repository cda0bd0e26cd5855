/** Tries the images of a run: one, or several that are built together and tried side by side. */
import { availableParallelism, totalmem } from 'node:os'
import type { Report } from '../core/schema.ts'
import type { BuildSource, Inputs } from '../inputs/types.ts'
import { settleAll } from '../lib/settle-all.ts'
import { runPipeline, type Piped } from './pipeline.ts'
import type { Checked } from './relevant.ts'
import type { Run } from './session.ts'
import { slotsOf, type Demand, type Slots } from './slots.ts'
import type { Stages } from './stages.ts'

/** One image on one platform: what was asked for, its run, and what was found. */
export interface Tried {
  readonly inputs: Inputs
  readonly run: Run
  readonly report: Report
  /** What the stages returned; null if nothing was tried, because nothing that matters has changed. */
  readonly piped: Piped | null
}

/** An image of several platforms is one trial for each: `platforms` stays, and `platform` says which one it is. */
export const perPlatform = (images: readonly Inputs[]): Inputs[] =>
  images.flatMap((inputs) => {
    const { source } = inputs
    if (source.kind !== 'build' || !source.platforms) return [inputs]
    return source.platforms.map((platform) => ({ ...inputs, source: { ...source, platform } }))
  })

/** `linked`: what images build on. Rejects with wrong settings; then all have ended. */
export async function tryImages(
  images: readonly Inputs[],
  runs: readonly Run[],
  linked: ReadonlyMap<string, BuildSource>,
): Promise<Tried[]> {
  const [inputs, run] = [images[0], runs[0]]
  if (inputs && run && images.length === 1) return [await tryImage(inputs, run, {})]
  const { sharedBuilds } = await import('./shared-build.ts')
  const slots = slotsOf(CAPACITY)
  const builds = sharedBuilds(images, runs, linked)
  const trials = images.flatMap((one, index) => {
    const own = runs[index]
    return own ? [trySharing(one, own, builds.stageOf(index), slots).finally(() => builds.leave(index))] : []
  })
  return settleAll(trials)
}

/** Of this machine; an engine on another one is not known before it is connected to. A quarter of the memory stays free. */
const CAPACITY: Demand = { cpus: Math.max(2, availableParallelism()), memory: totalmem() * 0.75 }
/** Without limits. Most of a trial is waiting, so three share a processor. */
const USUAL: Demand = { cpus: 1 / 3, memory: 512 * 2 ** 20 }

const demandOf = ({ smoke }: Inputs): Demand => ({
  cpus: smoke?.cpus ?? USUAL.cpus,
  memory: smoke?.memory ?? USUAL.memory,
})

/** Waits for room when the image has been built, because all are built together. */
async function trySharing(inputs: Inputs, run: Run, build: Stages['build'], slots: Slots): Promise<Tried> {
  let giveBack = inputs.source.kind === 'build' ? null : await slots.take(demandOf(inputs))
  const buildThenWait: Stages['build'] = async (...request) => {
    const outcome = await build(...request)
    giveBack ??= await slots.take(demandOf(inputs))
    return outcome
  }
  try {
    return await tryImage(inputs, run, { build: buildThenWait })
  } finally {
    giveBack?.()
  }
}

async function tryImage(inputs: Inputs, run: Run, stages: Partial<Stages>): Promise<Tried> {
  const isChecked = inputs.changed || (inputs.relevant === 'auto' && inputs.push === null)
  const checked = isChecked ? await checkFirst(inputs, run) : null
  if (checked?.passed) return { inputs, run, report: checked.passed, piped: null }
  const piped = await runPipeline(inputs, run, { stages })
  const report = await withRelevant(piped.report, run, checked?.relevant ?? null)
  return { inputs, run, report: withLeg(report, run), piped }
}

const withLeg = (report: Report, { job }: Run): Report =>
  job.matrix.length > 0 ? { ...report, matrix: job.matrix } : report

/** Loaded only if it is asked for. */
async function checkFirst(inputs: Inputs, run: Run): Promise<Checked> {
  const { checkRelevant } = await import('./relevant.ts')
  return checkRelevant(inputs, run)
}

async function withRelevant(report: Report, run: Run, relevant: Report['relevant'] | null): Promise<Report> {
  if (!relevant) return report
  const { withRelevant: add } = await import('./relevant.ts')
  return add(report, relevant, run.engine)
}
