/** Runs the stages of a trial in their order and keeps what each returns. Loaded while the engine is connected to. */
import { UserError } from '../core/errors.ts'
import { baselineTag } from '../core/run-id.ts'
import type { ArchiveSource, Inputs } from '../inputs/types.ts'
import { readServices } from '../smoke/index.ts'
import { beginBaseline } from './baseline.ts'
import { explainBuildTime } from './build-time.ts'
import { sweepAll } from './cleanup.ts'
import { keepPaths, wantsPaths } from './page-files.ts'
import { cannotRunHere } from './other-platform.ts'
import { rehearse } from './rehearse.ts'
import { repeatStarts } from './repeat.ts'
import { findOthers, weighOthers } from './shared-images.ts'
import { withSmokeHost } from './smoke-host.ts'
import { measureStartTimes } from './start-times.ts'
import { startsBaseline } from './starts.ts'
import { buildSubject, findSubject } from './subject.ts'
import { timed, type Trial } from './trial.ts'
import { runTestFiles } from './test-files.ts'
import { filePatterns, weighAndRun } from './weigh-and-run.ts'

export { assemble } from './assemble.ts'
export { STAGES } from './stages.ts'

export async function runStages(given: Trial): Promise<void> {
  const trial = await withSmokeHost(given)
  const { inputs, run } = trial
  const { source, also } = inputs
  const searching = await beginBaseline(trial)
  try {
    await weigh(trial, source, also)
  } finally {
    await searching.ended // its process may still be running
  }
  await searching.weigh()
  await explainBuildTime(trial)
  await startAgain(trial)
  if (run.signal.aborted) throw new UserError('cancelled', 'The run was cancelled')
}

async function startAgain(trial: Trial): Promise<void> {
  const { inputs, run, results } = trial
  try {
    await measureStartTimes(trial)
    if (inputs.repeat !== null) await repeatStarts(trial, inputs.repeat)
    await rehearse(trial)
  } finally {
    // what is left is removed by its label
    if (results.built && startsBaseline(inputs))
      await run.engine?.untag(baselineTag(run.id)).catch(() => undefined)
  }
}

async function weigh(trial: Trial, source: Inputs['source'], also: Inputs['also']): Promise<void> {
  const { run, results } = trial
  const others = await findOthers(also, async () => (await trial.link()).engine, run.progress)
  if (source.kind === 'archive') await weighArchive(source, trial)
  else await tryImage(trial, source)
  const image = results.inspect?.image
  if (image && others.length > 0)
    results.compared = await timed(trial, 'also', () => weighOthers(image, others, run.progress))
}

async function weighArchive({ name, file, ref, platform }: ArchiveSource, trial: Trial): Promise<void> {
  const { inputs, run, stages } = trial
  run.progress.stage(`Weighing ${name}`)
  const options = {
    platform,
    ref: name,
    pick: ref,
    filePatterns: filePatterns(inputs),
    progress: run.progress,
  }
  const analysis = await timed(trial, 'inspect', () =>
    stages.inspect({ kind: 'archive', file }, { ...options, allFiles: wantsPaths(trial) }),
  )
  keepPaths(trial, analysis)
}

async function tryImage(trial: Trial, source: Exclude<Inputs['source'], ArchiveSource>): Promise<void> {
  const { inputs, run } = trial
  const { engine, info } = await trial.link()
  const swept = sweepAll([engine, run.smokeEngine], run.signingKey)
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
  if (subject === null) return
  trial.results.subject = subject.image
  await weighAndRun(subject, services, trial, engine, info)
  const cannotRun = cannotRunHere(source, trial.host?.info ?? info, trial.results.smoke?.findings)
  if (inputs.tests !== null && !cannotRun)
    await runTestFiles(subject.image, inputs.tests, trial, { engine, info })
}
