/**
 * Runs the stages, one after another, and gives a whole Report whatever happens: a failed build or a crashed container
 * is a verdict, an engine that went away is an `error`. Only wrong settings (exit 2) reject.
 */
import { build, type BuildOutcome, type Dockerfile } from './build/index.ts'
import { sweepDeadRuns } from './cleanup.ts'
import { compare, describeBaseline, readBaseline } from './compare/index.ts'
import { connect } from './engine/docker.ts'
import type { Engine, EngineImage, EngineInfo } from './engine/index.ts'
import { UserError, asUserError } from './errors.ts'
import { readContext } from './github/index.ts'
import type { BuildSource, ImageSource, Inputs } from './inputs/index.ts'
import { BuilderTar, inspect, layerMemory, type InspectOptions, type PushAccess } from './inspect/index.ts'
import { judge } from './judge/index.ts'
import type { Run } from './lifetime.ts'
import { reproduce } from './report/index.ts'
import { RUN_REPOSITORY } from './run.ts'
import type { Finding, Image, Report, Smoke } from './schema.ts'
import { smoke, type Where } from './smoke/index.ts'
import { VERSION } from './version.ts'

/** What the stages have found so far. */
interface Draft {
  engine: EngineInfo | null
  build: BuildOutcome['build'] | null
  image: Image | null
  smoke: Smoke | null
  baseline: Report | null
  findings: Finding[]
  timings: Record<string, number>
  error: UserError | null
}

/** The image under test, and what its Dockerfile says of it. */
interface Subject {
  image: EngineImage
  ref: string
  dockerfile: BuildOutcome['dockerfile']
  base: { ref: string; diffIds: string[] } | null
  /** What was read of the image while it was being loaded. */
  tar?: BuilderTar
}

export async function tryImage(inputs: Inputs, run: Run): Promise<Report> {
  const draft: Draft = {
    engine: null,
    build: null,
    image: null,
    smoke: null,
    baseline: null,
    findings: [],
    timings: {},
    error: null,
  }
  const began = run.clock.now()
  try {
    if (inputs.baseline !== null) draft.baseline = await readBaseline(inputs.baseline)
    await stages(inputs, run, draft)
  } catch (cause) {
    draft.error = asUserError(cause)
    if (draft.error.exit === 2) throw draft.error
    if (draft.error.code === 'internal' && run.host.env.SEA_TRIAL_DEBUG)
      run.host.stderr.write(
        `${String(draft.error.cause instanceof Error ? draft.error.cause.stack : cause)}\n`,
      )
  }
  draft.timings.total = run.clock.now() - began
  return assemble(inputs, run, draft)
}

async function stages(inputs: Inputs, run: Run, draft: Draft): Promise<void> {
  const { source } = inputs
  if (source.kind === 'archive') {
    run.progress.stage(`Weighing ${source.file}`)
    const { image, findings } = await timed(draft, run, 'inspect', () =>
      inspect(
        { kind: 'archive', file: source.file },
        { platform: source.platform, ref: source.file, memory: layerMemory(), progress: run.progress },
      ),
    )
    keep(draft, { image }, findings)
    return
  }
  const { engine, info } = await timed(draft, run, 'connect', connect)
  run.engine = engine
  draft.engine = info
  const swept = sweepDeadRuns(engine)
  const subject =
    source.kind === 'build'
      ? await built(source, inputs, run, draft, engine)
      : await found(source, run, draft, engine)
  for (const failure of await swept) run.progress.step(failure)
  if (subject !== null) await weighAndRun(subject, inputs, run, draft, engine, info)
}

/** Null when the build failed: that is told in the findings. */
async function built(
  source: BuildSource,
  inputs: Inputs,
  run: Run,
  draft: Draft,
  engine: Engine,
): Promise<Subject | null> {
  run.progress.stage(`Building ${inputs.name}`)
  const request = { id: run.id, tag: `${RUN_REPOSITORY}:${run.id}`, tempDir: run.tempDir }
  const tar = new BuilderTar()
  const { progress, signal } = run
  const readTar = (chunks: AsyncIterable<Buffer>) => tar.read(chunks)
  const outcome = await timed(draft, run, 'build', () =>
    build(source, request, { engine, progress, signal, root: inputs.root, readTar }),
  )
  keep(draft, { build: outcome.build }, outcome.findings)
  const image = outcome.image && (await engine.image(outcome.image.ref))
  if (!outcome.image || !image) return null
  const base = outcome.finalBase === null ? null : await engine.image(outcome.finalBase)
  return {
    image,
    ref: outcome.image.ref,
    dockerfile: outcome.dockerfile,
    base: base && outcome.finalBase !== null ? { ref: outcome.finalBase, diffIds: base.diffIds } : null,
    tar,
  }
}

async function found(
  { ref, platform }: ImageSource,
  run: Run,
  draft: Draft,
  engine: Engine,
): Promise<Subject> {
  run.progress.stage(`Looking for ${ref}`)
  const local = await engine.image(ref)
  const isWanted = (image: EngineImage) =>
    platform === null || platform.startsWith(`${image.platform.os}/${image.platform.architecture}`)
  if (local && isWanted(local)) return { image: local, ref, dockerfile: null, base: null }
  await timed(draft, run, 'pull', () => engine.pull(ref, platform, (text) => run.progress.waiting(text)))
  const pulled = await engine.image(ref)
  if (!pulled)
    throw new UserError(
      'image-not-found',
      `Image ${ref} is not on this engine after it was pulled`,
      'Check its name and platform.',
    )
  return { image: pulled, ref, dockerfile: null, base: null }
}

/** How long a container may take to become ready undisturbed; then its layers are read beside it. */
const HEAD_START_SECONDS = 5

/**
 * Reading layers keeps the engine and this process busy, so it begins when the container is ready, has ended, or is
 * slow. When one of the two fails, the other is waited for, so that its container is removed.
 */
async function weighAndRun(
  subject: Subject,
  inputs: Inputs,
  run: Run,
  draft: Draft,
  engine: Engine,
  info: EngineInfo,
): Promise<void> {
  const { image, ref, dockerfile, base, tar } = subject
  const wanted = inputs.smoke
  run.progress.stage(wanted ? `Trying and weighing ${inputs.name}` : `Weighing ${inputs.name}`)
  const settled = new AbortController()
  const onSettled = () => settled.abort()
  const smoking = timed(draft, run, 'smoke', async () => {
    if (wanted === null) return
    const where = placesIn(dockerfile, wanted.command !== null || wanted.entrypoint !== null)
    const { clock, progress, signal, id } = run
    const result = await smoke(image, wanted, {
      engine,
      info,
      clock,
      progress,
      signal,
      run: id,
      where,
      onSettled,
    })
    keep(draft, { smoke: result.smoke }, result.findings)
  }).finally(onSettled)
  const weigh = async () => {
    const { image: weighed, findings } = await inspect(
      { kind: 'engine', ref, id: image.id, engine, tar, push: pushAccess(image, engine, info, run) },
      {
        platform: inputs.source.platform,
        ref,
        baseDiffIds: base,
        ...(dockerfile ? makingOf(dockerfile) : {}),
        memory: layerMemory(),
        progress: run.progress,
      },
    )
    keep(draft, { image: weighed }, findings)
  }
  const weighing = run.clock
    .sleep(HEAD_START_SECONDS, settled.signal)
    .then(() => timed(draft, run, 'inspect', weigh))
  const failed = (await Promise.allSettled([smoking, weighing])).find(
    (result) => result.status === 'rejected',
  )
  if (failed) throw failed.reason
}

/** Undefined where the engine is on another machine, or taking our name away would delete the image. */
function pushAccess(
  { id, tags, diffIds, bytes }: EngineImage,
  engine: Engine,
  info: EngineInfo,
  run: Run,
): PushAccess | undefined {
  if (!info.local || tags.length === 0) return undefined
  const isPacked = info.store === 'containerd'
  return { engine, id, run: run.id, diffIds, isPacked, size: bytes }
}

/** How the Dockerfile explains the layers. */
function makingOf({ file, instructions, linesOf, redact }: Dockerfile): Partial<InspectOptions> {
  const instructionAt = (at: number): string | null => {
    const found = instructions.find(({ line }) => line === at)
    return found ? `${found.keyword} ${found.args}` : null
  }
  return { dockerfile: { file, instructionAt }, linesOf, redact }
}

/** A command given as a setting is not in the Dockerfile. */
function placesIn(dockerfile: BuildOutcome['dockerfile'], isOverridden: boolean): Where {
  return (keyword) => {
    const instruction = dockerfile?.instruction(keyword)
    if (!dockerfile || !instruction || (isOverridden && (keyword === 'CMD' || keyword === 'ENTRYPOINT')))
      return undefined
    return { file: dockerfile.file, line: instruction.line }
  }
}

function keep(draft: Draft, part: Partial<Draft>, findings: readonly Finding[]): void {
  Object.assign(draft, part)
  draft.findings.push(...findings)
}

async function timed<T>(draft: Draft, { clock }: Run, stage: string, work: () => Promise<T>): Promise<T> {
  const since = clock.now()
  try {
    return await work()
  } finally {
    draft.timings[stage] = clock.now() - since
  }
}

function assemble(inputs: Inputs, run: Run, draft: Draft): Report {
  const { build, image, smoke, baseline } = draft
  const { verdict, headline, findings } = judge({
    ...draft,
    name: inputs.name,
    smokeWanted: inputs.smoke !== null,
  })
  const { ref, sha } = readContext(run.host.env)
  const engine = draft.engine && engineOf(draft.engine)
  const command = reproduce(inputs, image)
  return {
    schemaVersion: 1,
    generator: `sea-trial ${VERSION}`,
    at: run.clock.date().toISOString(),
    name: inputs.name,
    ref,
    sha,
    engine,
    verdict,
    headline,
    findings,
    build,
    image,
    smoke,
    baseline: baseline && inputs.baseline !== null ? describeBaseline(baseline, inputs.baseline) : null,
    delta: baseline && compare({ image, smoke, engine }, baseline),
    timings: draft.timings,
    ...(command === null ? {} : { reproduce: command }),
  }
}

function engineOf({ version, os, architecture, store, kernel }: EngineInfo): Report['engine'] {
  return { version, os, architecture, store, kernel }
}
