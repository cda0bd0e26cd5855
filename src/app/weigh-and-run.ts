/** Runs the container and reads the image's layers, side by side, without disturbing what is measured. */
import { askRegistry } from '../build/index.ts'
import type { Engine, EngineInfo } from '../engine/index.ts'
import type { Inputs, SmokeInputs } from '../inputs/types.ts'
import { layerCache, type ImageAnalysis } from '../inspect/index.ts'
import { settleAll } from '../lib/settle-all.ts'
import type { ComposeFile, Places, SmokeDeps } from '../smoke/index.ts'
import { explainedBy, locationsIn } from './dockerfile-locations.ts'
import { withContracts } from './contract.ts'
import { writeEvidence } from './evidence-file.ts'
import { keepPaths, wantsPaths } from './page-files.ts'
import { placeImage } from './smoke-host.ts'
import { routesTo, storeAccess } from './store-access.ts'
import type { Subject } from './subject.ts'
import { timed, type Link, type Trial } from './trial.ts'

/** Seconds that a container has to become ready before its layers are read at the same time. */
const HEAD_START_SECONDS = 5

/**
 * Reading layers keeps the engine and this process busy, so it begins when the container is ready, has ended, or is
 * slow. When one of the two fails, the other is awaited, so that its container is removed.
 */
export async function weighAndRun(
  subject: Subject,
  services: ComposeFile | null,
  trial: Trial,
  engine: Engine,
  info: EngineInfo,
): Promise<void> {
  const { inputs, run, results } = trial
  const { smoke: wanted, name } = inputs
  run.progress.stage(wanted ? `Trying and weighing ${name}` : `Weighing ${name}`)
  const settled = new AbortController()
  const onSettled = () => settled.abort()
  const trying = async (smoke: SmokeInputs) => {
    const { image, link } = await placeImage(subject, trial, { engine, info })
    results.smoke = await timed(trial, 'smoke', () =>
      runContainer({ ...subject, image }, services, smoke, trial, link, onSettled),
    )
    timeRehearsals(trial)
  }
  const smoking = (wanted === null ? Promise.resolve() : trying(wanted)).finally(() => {
    onSettled()
    run.progress.show('container', null)
  })
  const smokeEnd = smoking.catch(() => undefined).then(() => run.clock.now())
  const weighing = run.clock
    .sleep(HEAD_START_SECONDS, settled.signal)
    .then(() => timed(trial, 'inspect', () => weigh(subject, trial, engine, info, wantsPaths(trial))))
    .finally(() => run.progress.show('layers', null))
    .then((analysis) => keepPaths(trial, analysis))
    .then(() => findDownload(subject, trial, engine, info, wanted === null ? null : smokeEnd))
  await settleAll([smoking, weighing])
}

/** Counted apart, so that the time of the trial itself can be compared. */
function timeRehearsals({ results, seconds }: Trial): void {
  const { rehearsals = [] } = results.smoke ?? {}
  if (rehearsals.length === 0) return
  const took = rehearsals.reduce((sum, one) => sum + one.seconds, 0)
  seconds.rehearse = took
  seconds.smoke = Math.max(0, (seconds.smoke ?? 0) - took)
}

/** How long to find out the download size: at most, and after the end of the smoke test. */
const DOWNLOAD_SECONDS = 10
const GRACE_SECONDS = 2

/**
 * Completes the image by its download size, where the layers themselves do not show it. That takes the time of the soak
 * only: without a smoke test, nothing but what earlier runs found out is used. `smokeEnd`: by the run's clock.
 */
async function findDownload(
  { image }: Subject,
  trial: Trial,
  engine: Engine,
  info: EngineInfo,
  smokeEnd: Promise<number> | null,
): Promise<void> {
  const { inputs, run, stages, results } = trial
  const { inspect } = results
  if (!inspect?.download) return
  const hints = inspect.download
  const { clock } = run
  const [ended, late] = [new AbortController(), new AbortController()]
  const abortAfter = async (seconds: number, why: string): Promise<void> => {
    await clock.sleep(seconds, ended.signal)
    if (!ended.signal.aborted) late.abort(new Error(why))
  }
  if (smokeEnd === null) late.abort(new Error('there was no smoke test beside which to do it'))
  else {
    void abortAfter(DOWNLOAD_SECONDS, `it took longer than ${DOWNLOAD_SECONDS} s`)
    void smokeEnd.then((end) =>
      abortAfter(Math.max(0, end + GRACE_SECONDS - clock.now()), 'the smoke test ended before'),
    )
  }
  const { endpoint } = engine
  const builder = inputs.source.kind === 'build' ? inputs.source.builder : null
  const access = {
    store: storeAccess(image, engine, info, run),
    ask: (ref: string, signal: AbortSignal) => askRegistry({ ref, endpoint, builder, signal }),
    cache: layerCache(),
    signal: AbortSignal.any([run.signal, late.signal]),
    grace: smokeEnd ? { from: smokeEnd, seconds: GRACE_SECONDS } : undefined,
  }
  try {
    const found = await timed(trial, 'compress', () => stages.addDownload(inspect.image, hints, access))
    results.inspect = { ...inspect, image: found }
  } finally {
    ended.abort()
  }
}

async function runContainer(
  { image, dockerfile }: Subject,
  services: ComposeFile | null,
  wanted: SmokeInputs,
  trial: Trial,
  link: Link,
  onSettled: () => void,
) {
  const { inputs, run, stages, results } = trial
  const rules = { roots: inputs.roots, pipes: run.mode === 'command' }
  const places = locationsIn(dockerfile, wanted.command !== null || wanted.entrypoint !== null)
  results.tested = { image, places }
  const result = await stages.smoke(image, wanted, {
    ...smokeDeps(trial, link, places),
    services,
    onSettled,
    logFile: wanted.logFile === null ? null : { path: wanted.logFile, mask: run.mask, rules },
  })
  run.isContainerKept = result.smoke.kept !== undefined
  await writeEvidence(result.evidence, run)
  return { ...result, findings: withContracts(result) }
}

/** What every container of the run is started with: alone, and without a file for its log. */
export const smokeDeps = ({ inputs, run }: Trial, { engine, info }: Link, places: Places): SmokeDeps => ({
  engine,
  info,
  clock: run.clock,
  progress: run.progress,
  signal: run.signal,
  run: run.id,
  services: null,
  tempDir: run.tempDir,
  places,
  onSettled: () => undefined,
  platform: inputs.source.platform,
  logFile: null,
})

/** Reads and weighs the layers of an image on the engine. `allFiles`: as in `InspectOptions`. */
export async function weigh(
  subject: Subject,
  trial: Trial,
  engine: Engine,
  info: EngineInfo,
  allFiles = false,
): Promise<ImageAnalysis> {
  const { inputs, run, stages } = trial
  const { image, ref, dockerfile, from, tar } = subject
  const { os, architecture, variant } = trial.host?.info ?? info
  const base = timed(trial, 'base', () => stages.askForBase(image.id, from, engine))
  const routes = routesTo(image, { engine, info }, run)
  const weighed = stages.inspect(
    { kind: 'engine', ref, id: image.id, engine, tar, ...routes },
    {
      platform: inputs.source.platform,
      ref,
      base,
      host: { os, architecture, ...(variant ? { variant } : {}) },
      ...(dockerfile ? explainedBy(dockerfile) : {}),
      cache: layerCache(),
      filePatterns: filePatterns(inputs),
      allFiles,
      progress: run.progress,
    },
  )
  const analysis = await weighed.finally(() => base) // `base` may still be using the engine
  if (analysis.secrets) run.secrets.all = [...run.secrets.all, ...analysis.secrets]
  return analysis
}

/** The files that budgets forbid. */
export const filePatterns = ({ gate }: Inputs): string[] =>
  gate.budgets.flatMap((rule) => (rule.kind === 'file' ? [rule.pattern] : []))
