/**
 * Runs the stages of a trial and assembles what they return. A failed build or a crashed container is a verdict; a lost
 * engine is an `error`, and the Report keeps what was found before. Rejects only with wrong settings (exit 2).
 */
import { readBaseline } from '../compare/index.ts'
import { UserError, asUserError } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import type { ArchiveSource, Inputs } from '../inputs/types.ts'
import { readServices } from '../smoke/index.ts'
import { assemble } from './assemble.ts'
import { sweepDeadRuns } from './cleanup.ts'
import type { Run } from './session.ts'
import { findOthers, weighOthers } from './shared-images.ts'
import { STAGES, type Stages } from './stages.ts'
import { buildSubject, findSubject } from './subject.ts'
import { engineOf, timed, type Trial } from './trial.ts'
import { weighAndRun } from './weigh-and-run.ts'

export async function runPipeline(inputs: Inputs, run: Run, stages: Stages = STAGES): Promise<Report> {
  const trial: Trial = { inputs, run, stages, results: {}, seconds: {} }
  const began = run.clock.now()
  const error = await runStages(trial).then(
    () => null,
    (cause: unknown) => errorOf(cause, run),
  )
  const { results, seconds } = trial
  const totalSeconds = run.clock.now() - began
  return assemble({
    inputs,
    context: run.context,
    results,
    seconds,
    at: run.clock.date(),
    totalSeconds,
    error,
  })
}

/** Throws wrong settings. */
function errorOf(cause: unknown, { host }: Run): UserError {
  const error = asUserError(cause)
  if (error.exit === 2) throw error
  if (error.code === 'internal' && host.env.SEA_TRIAL_DEBUG)
    host.stderr.write(`${String(error.cause instanceof Error ? error.cause.stack : cause)}\n`)
  return error
}

async function runStages(trial: Trial): Promise<void> {
  const { inputs, run, results } = trial
  const { source, also, baseline } = inputs
  if (baseline !== null) results.baseline = await readBaseline(baseline, inputs.roots)
  const others = await findOthers(also, async () => (await engineOf(trial)).engine, run.progress)
  if (source.kind === 'archive') await weighArchive(source, trial)
  else await tryImage(trial, source)
  const image = results.inspect?.image
  if (image && others.length > 0)
    results.compared = await timed(trial, 'also', () => weighOthers(image, others, run.progress))
  if (run.signal.aborted) throw new UserError('cancelled', 'The run was cancelled')
}

async function weighArchive({ name, file, ref, platform }: ArchiveSource, trial: Trial): Promise<void> {
  const { run, stages, results } = trial
  run.progress.stage(`Weighing ${name}`)
  results.inspect = await timed(trial, 'inspect', () =>
    stages.inspect({ kind: 'archive', file }, { platform, ref: name, pick: ref, progress: run.progress }),
  )
}

async function tryImage(trial: Trial, source: Exclude<Inputs['source'], ArchiveSource>): Promise<void> {
  const { inputs, run } = trial
  const { engine, info } = await engineOf(trial)
  const swept = sweepDeadRuns(engine, run.signingKey)
  const obtain = async () => {
    const { signal, id, tempDir } = run
    const wanted = inputs.smoke?.services ?? null
    const env = inputs.smoke?.env ?? []
    const services =
      wanted && (await readServices(wanted, { engine, signal, run: id, tempDir, root: inputs.root, env }))
    const subject =
      source.kind === 'build'
        ? await buildSubject(source, services, trial, engine)
        : await findSubject(source, trial, engine)
    return { services, subject }
  }
  const { services, subject } = await obtain().finally(() => swept)
  for (const failure of await swept) run.progress.step(failure)
  if (subject !== null) await weighAndRun(subject, services, trial, engine, info)
}
