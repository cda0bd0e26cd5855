/**
 * Runs the stages, one after another, and gives a whole Report whatever happens: a failed build or a crashed container
 * is a verdict, an engine that went away is an `error`. Only wrong settings (exit 2) reject.
 */
import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOutcome, type Dockerfile } from '../build/index.ts'
import { sweepDeadRuns } from './cleanup.ts'
import { compare, describeBaseline, readBaseline } from '../compare/index.ts'
import { connect } from '../engine/docker.ts'
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import { UserError, asUserError } from '../core/errors.ts'
import { readContext } from '../github/index.ts'
import type { ArchiveSource, BuildSource, ImageSource, Inputs } from '../inputs/types.ts'
import {
  BuilderTar,
  askForBase,
  inspect,
  layerMemory,
  type Dockerfiled,
  type InspectOptions,
  type PushAccess,
} from '../inspect/index.ts'
import { isEmulated, judge } from '../judge/index.ts'
import type { Run } from './session.ts'
import { findImage, findOthers, weighOthers } from './shared-images.ts'
import { locationsIn } from './dockerfile-locations.ts'
import { reproduce } from '../report/index.ts'
import { baseTag, imageTag } from '../core/run-id.ts'
import type { Finding, Image, Report, Smoke } from '../core/schema.ts'
import {
  composedSource,
  readServices,
  smoke,
  type ComposeFile,
  type Evidence,
  type LogFile,
} from '../smoke/index.ts'
import { VERSION } from '../core/version.ts'

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
  from: Dockerfiled | 'nothing' | null
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
    if (inputs.baseline !== null) draft.baseline = await readBaseline(inputs.baseline, inputs.roots)
    await stages(inputs, run, draft)
    if (run.signal.aborted) throw new UserError('cancelled', 'The run was cancelled')
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
  const { source, also } = inputs
  const link = () => connected(run, draft)
  const others = await findOthers(also, async () => (await link()).engine, run.progress)
  if (source.kind === 'archive') await weighArchive(source, run, draft)
  else {
    const { engine, info } = await link()
    const swept = sweepDeadRuns(engine, run.signingKey)
    const wanted = inputs.smoke?.services ?? null
    const { signal, id, tempDir } = run
    const { env = [] } = inputs.smoke ?? {}
    const finding = (async () => {
      const services =
        wanted && (await readServices(wanted, { engine, signal, run: id, tempDir, root: inputs.root, env }))
      const subject =
        source.kind === 'build'
          ? await builtAs(source, services, inputs, run, draft, engine)
          : await found(source, run, draft, engine)
      return { services, subject }
    })()
    const { services, subject } = await finding.finally(() => swept)
    for (const failure of await swept) run.progress.step(failure)
    if (subject !== null) await weighAndRun(subject, services, inputs, run, draft, engine, info)
  }
  const { image } = draft
  if (image === null || others.length === 0) return
  draft.image = await timed(draft, run, 'also', () => weighOthers(image, others, run.progress))
}

/** Once a run, when it is first needed. */
async function connected(run: Run, draft: Draft): Promise<{ engine: Engine; info: EngineInfo }> {
  if (run.engine !== null && draft.engine !== null) return { engine: run.engine, info: draft.engine }
  const { engine, info } = await timed(draft, run, 'connect', connect)
  run.engine = engine
  draft.engine = info
  return { engine, info }
}

async function weighArchive(source: ArchiveSource, run: Run, draft: Draft): Promise<void> {
  const { name, file, ref, platform } = source
  run.progress.stage(`Weighing ${name}`)
  const { image, findings } = await timed(draft, run, 'inspect', () =>
    inspect({ kind: 'archive', file }, { platform, ref: name, pick: ref, progress: run.progress }),
  )
  keep(draft, { image }, findings)
}

/** The service under test may say how its image is built. */
async function builtAs(
  given: BuildSource,
  services: ComposeFile | null,
  inputs: Inputs,
  run: Run,
  draft: Draft,
  engine: Engine,
): Promise<Subject | null> {
  // findings name the file by this
  const inlineFile = join(run.tempDir, 'dockerfile_inline')
  const composed = services && composedSource(given, services, { root: inputs.root, inlineFile })
  if (!services || !composed) return built(given, inputs, run, draft, engine)
  const { source, taken, differs, inline } = composed
  if (inline !== null) writeFileSync(inlineFile, inline)
  const says = (texts: readonly string[]) => `as the service ${services.name} says: ${texts.join(', ')}`
  const subject = await built(source, inputs, run, draft, engine, () => {
    if (taken.length > 0) run.progress.step(says(taken))
    if (differs.length > 0) run.progress.step(`not ${says(differs)}`)
  })
  const isSaid = taken.length + differs.length > 0
  if (draft.build && isSaid)
    draft.build = {
      ...draft.build,
      service: { name: services.name, taken: [...taken], differs: [...differs] },
    }
  return subject
}

/** Null when the build failed: that is told in the findings. */
async function built(
  source: BuildSource,
  inputs: Inputs,
  run: Run,
  draft: Draft,
  engine: Engine,
  onStart: () => void = () => undefined,
): Promise<Subject | null> {
  run.progress.stage(`Building ${inputs.name}`)
  onStart()
  const { id, tempDir, progress, signal } = run
  const request = { id, tag: imageTag(id), baseTag: baseTag(id), tempDir }
  const tar = new BuilderTar()
  const readTar = (chunks: AsyncIterable<Buffer>) => tar.read(chunks)
  const outcome = await timed(draft, run, 'build', () =>
    untilEngineIsLost(engine, signal, (either) =>
      build(source, request, {
        engine,
        progress,
        signal: either,
        root: inputs.root,
        secrets: run.secrets.ofBuild,
        readTar,
      }),
    ),
  )
  keep(draft, { build: outcome.build }, outcome.findings)
  const image = outcome.image && (await engine.image(outcome.image.ref))
  if (!outcome.image || !image) return null
  return { image, ref: outcome.image.ref, dockerfile: outcome.dockerfile, from: fromOf(outcome), tar }
}

/** The builder would wait for ever. `work` is given a signal that also aborts when the engine does not answer. */
async function untilEngineIsLost<T>(
  engine: Engine,
  signal: AbortSignal,
  work: (either: AbortSignal) => Promise<T>,
): Promise<T> {
  const [lost, over] = [new AbortController(), new AbortController()]
  const watching = engine.untilLost(over.signal).then((error) => {
    if (error !== null) lost.abort(error)
  })
  try {
    return await work(AbortSignal.any([signal, lost.signal]))
  } catch (error) {
    throw lost.signal.aborted ? lost.signal.reason : error
  } finally {
    over.abort()
    await watching
  }
}

function fromOf({ dockerfile, finalBase, baseLayers }: BuildOutcome): Subject['from'] {
  if (dockerfile === null) return null
  const { isFromScratch, rowsBelow } = dockerfile
  return isFromScratch ? 'nothing' : { ref: finalBase, layers: baseLayers, rowsBelow }
}

async function found(source: ImageSource, run: Run, draft: Draft, engine: Engine): Promise<Subject> {
  const pulling = (work: () => Promise<void>) => timed(draft, run, 'pull', work)
  const image = await findImage(source, engine, run.progress, pulling)
  return { image, ref: source.ref, dockerfile: null, from: null }
}

/** How long a container may take to become ready undisturbed; then its layers are read beside it. */
const HEAD_START_SECONDS = 5

/**
 * Reading layers keeps the engine and this process busy, so it begins when the container is ready, has ended, or is
 * slow. When one of the two fails, the other is waited for, so that its container is removed.
 */
async function weighAndRun(
  subject: Subject,
  services: ComposeFile | null,
  inputs: Inputs,
  run: Run,
  draft: Draft,
  engine: Engine,
  info: EngineInfo,
): Promise<void> {
  const { image, ref, dockerfile, from, tar } = subject
  const wanted = inputs.smoke
  run.progress.stage(wanted ? `Trying and weighing ${inputs.name}` : `Weighing ${inputs.name}`)
  const settled = new AbortController()
  const onSettled = () => settled.abort()
  const smoking = timed(draft, run, 'smoke', async () => {
    if (wanted === null) return
    const places = locationsIn(dockerfile, wanted.command !== null || wanted.entrypoint !== null)
    const { clock, progress, signal, id, tempDir } = run
    const logFile = wanted.logFile === null ? null : logFileOf(wanted.logFile, inputs, run)
    const result = await smoke(image, wanted, {
      engine,
      info,
      clock,
      progress,
      signal,
      run: id,
      services,
      tempDir,
      places,
      onSettled,
      platform: inputs.source.platform,
      logFile,
    })
    keep(draft, { smoke: result.smoke }, result.findings)
    run.isContainerKept = result.smoke.kept !== undefined
    await keepEvidence(result.evidence, run)
  }).finally(onSettled)
  const weigh = async () => {
    const base = timed(draft, run, 'base', () => askForBase(image.id, from, engine))
    const { os, architecture, variant } = info
    const weighed = inspect(
      { kind: 'engine', ref, id: image.id, engine, tar, push: pushAccess(image, engine, info, run) },
      {
        platform: inputs.source.platform,
        ref,
        base,
        host: { os, architecture, ...(variant ? { variant } : {}) },
        ...(dockerfile ? makingOf(dockerfile) : {}),
        cache: layerMemory(),
        progress: run.progress,
      },
    )
    const { image: found, findings } = await weighed.finally(() => base) // it may still be using the engine
    keep(draft, { image: found }, findings)
  }
  const weighing = run.clock
    .sleep(HEAD_START_SECONDS, settled.signal)
    .then(() => timed(draft, run, 'inspect', weigh))
  const failed = (await Promise.allSettled([smoking, weighing])).find(
    (result) => result.status === 'rejected',
  )
  if (failed) throw failed.reason
}

function logFileOf(path: string, { roots }: Inputs, { mask, mode }: Run): LogFile {
  return { path, mask, rules: { roots, pipes: mode === 'command' } }
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

/** For a report of a wrong diagnosis, and for tests: it replays without an engine. Values of settings stay out. */
async function keepEvidence(evidence: Evidence, { host, mask }: Run): Promise<void> {
  const file = host.env.SEA_TRIAL_EVIDENCE
  if (!file) return
  const { inputs } = evidence
  const env = inputs.env.map((item) => item.split('=', 1)[0] ?? '')
  const text = JSON.stringify({ ...evidence, inputs: { ...inputs, env } }, null, 1)
  await writeFile(file, `${mask(text)}\n`)
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
  const { build, smoke, baseline } = draft
  const image = draft.image && withEmulation(draft.image, draft)
  const { verdict, headline, findings } = judge({
    ...draft,
    image,
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

/** Only when all has been seen it is known whether the container ran, and how. */
function withEmulation(image: Image, { smoke, findings }: Draft): Image {
  return image.fit ? { ...image, fit: { ...image.fit, emulated: isEmulated(image, smoke, findings) } } : image
}

function engineOf({ version, os, architecture, store, kernel }: EngineInfo): Report['engine'] {
  return { version, os, architecture, store, kernel }
}
