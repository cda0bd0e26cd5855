/** Tries the images of a run: one, or several side by side within what the engine's machine has. */
import { availableParallelism, totalmem } from 'node:os'
import type { Report } from '../core/schema.ts'
import type { Inputs } from '../inputs/types.ts'
import { runPipeline } from './pipeline.ts'
import type { Checked } from './relevant.ts'
import type { Run } from './session.ts'
import { runWithin, type Demand } from './within.ts'

/** One image: what was asked for, its run, and what was found. */
export interface Tried {
  readonly inputs: Inputs
  readonly run: Run
  readonly report: Report
}

/** Rejects with wrong settings; then all have ended. */
export async function tryImages(images: readonly Inputs[], runs: readonly Run[]): Promise<Tried[]> {
  const jobs = images.flatMap((inputs, index) => {
    const run = runs[index]
    return run ? [{ demand: demandOf(inputs), run: () => tryImage(inputs, run) }] : []
  })
  return runWithin(CAPACITY, jobs)
}

/** Of this machine; an engine on another one is not known before it is connected to. A quarter of the memory stays free. */
const CAPACITY: Demand = { cpus: Math.max(2, availableParallelism()), memory: totalmem() * 0.75 }
/** Without limits a container is expected to need no more. */
const USUAL: Demand = { cpus: 1, memory: 512 * 2 ** 20 }

const demandOf = ({ smoke }: Inputs): Demand => ({
  cpus: smoke?.cpus ?? USUAL.cpus,
  memory: smoke?.memory ?? USUAL.memory,
})

async function tryImage(inputs: Inputs, run: Run): Promise<Tried> {
  const checked = inputs.relevant === 'auto' ? await checkFirst(inputs, run) : null
  const report = checked?.passed ?? (await runTrial(inputs, run, checked?.relevant ?? null))
  return { inputs, run, report }
}

/** Loaded only if it is asked for. */
async function checkFirst(inputs: Inputs, run: Run): Promise<Checked> {
  const { checkRelevant } = await import('./relevant.ts')
  return checkRelevant(inputs, run)
}

async function runTrial(inputs: Inputs, run: Run, relevant: Report['relevant'] | null): Promise<Report> {
  const report = await runPipeline(inputs, run)
  if (!relevant) return report
  const { withRelevant } = await import('./relevant.ts')
  return withRelevant(report, relevant, run.engine)
}
