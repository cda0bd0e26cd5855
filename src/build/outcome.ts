/** One run of the builder, and what it says of the image that it made, or of why it made none. */
import { join } from 'node:path'
import type { ContentKeeper } from '../core/content-keeper.ts'
import type { ImageContent } from '../core/image-content.ts'
import type { Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../core/errors.ts'
import { namedValues } from '../inputs/index.ts'
import type { BuildSource } from '../inputs/types.ts'
import type { Progress } from '../core/progress.ts'
import type { Build, Finding } from '../core/schema.ts'
import { attemptBuild, type Attempt } from './attempt.ts'
import type { Outputs } from './client/argv.ts'
import { baseLayers, noLayers } from './base-layers.ts'
import { diagnose, lackingBase, tooLong } from './causes/index.ts'
import { platformOfStep } from './platform-steps.ts'
import { argsOfFrom, readDockerfile, type Dockerfile } from './dockerfile/index.ts'
import { failureOf } from './causes/failure.ts'
import { ignoredIn } from './dockerfile/ignored.ts'
import { fileIn, neighboursIn } from './dockerfile/neighbours.ts'
import { locateDockerfile, type Found } from './dockerfile/locate.ts'
import { contentOf } from './kept.ts'
import { redactor } from './redact.ts'
import { reportOf } from './report.ts'
import { askPlatforms } from './client/registry.ts'
import { withSecretFiles } from './client/secret-files.ts'
import { speedFindings, whySlower, type WhySlower } from './speed/index.ts'
import { throwDiskFull, throwLostBuilder, throwRefusal } from './client/refusals.ts'

export interface BuildOutcome {
  build: Build
  findings: Finding[]
  /** Null when the build failed. `ref` is the tag that it was given. */
  image: { id: string; ref: string } | null
  /** Null when there is none or it is too large. */
  dockerfile: Dockerfile | null
  /** The base image in the Dockerfile; null for `scratch` and when it is unknown. */
  finalBase: string | null
  /** The diffIDs of that base; null when they are unknown. Rejects only when cancelled. */
  baseLayers: () => Promise<readonly string[] | null>
  /** Why this build took longer than another one. Absent when it failed. */
  whySlower?: WhySlower
  /** What was made, byte for byte, where the source asked to keep it. `image` is one of it. */
  content?: () => Promise<ImageContent>
  /** Why there is no content, though the source asked for it. */
  noContent?: string
}

export interface BuildRun {
  id: string
  /** Tag of the image; the caller removes it. */
  tag: string
  /** Tag of the base image; `baseLayers` removes it. */
  baseTag: string
  /** A folder for files of this build; the caller removes it. */
  tempDir: string
}

export interface BuildDeps {
  engine: Engine
  progress: Progress
  signal: AbortSignal
  /** The repository's root: findings name files relative to it. */
  root: string
  /** Values of build secrets, to redact. */
  secrets: readonly string[]
  /**
   * Reads the tar of the image when a separate builder sends it through the client. It must not reject, and may stop
   * early. Optional.
   */
  readTar?: ((tar: AsyncIterable<Buffer>) => Promise<void>) | undefined
  /** For a source that is to be kept, or has several platforms. */
  keeper?: ContentKeeper
}

/** A build whose Dockerfile was found. */
export interface Prepared {
  /** With its secrets in files. */
  source: BuildSource
  found: Found
  outputs: Pick<Outputs, 'tag' | 'metadata' | 'file'>
  /** The Dockerfile as it is for an image's platform: TARGETARCH may decide its base. */
  model: (image: EngineImage | null) => Dockerfile
}

/** What the builder has made. */
export interface Built extends Prepared {
  attempt: Attempt
}

export type Tried = { ok: true; built: Built } | { ok: false; outcome: BuildOutcome }

/** Without a Dockerfile there is an outcome at once. */
export function prepare(
  given: BuildSource,
  run: BuildRun,
  { root, secrets }: Pick<BuildDeps, 'root' | 'secrets'>,
): { ok: true; prepared: Prepared } | { ok: false; outcome: BuildOutcome } {
  const found = locateDockerfile(given.file, given.context, root)
  if (!found.ok) return { ok: false, outcome: notBuilt(found.finding) }
  const source = withSecretFiles(given, run.tempDir)
  const outputs = { tag: run.tag, metadata: join(run.tempDir, 'buildx-metadata.json'), file: found.path }
  return { ok: true, prepared: { source, found, outputs, model: modelOf(found, source, secrets) } }
}

export async function runBuilder(given: BuildSource, run: BuildRun, deps: BuildDeps): Promise<Tried> {
  if (deps.signal.aborted) throw new UserError('cancelled', 'Cancelled before the image was built')
  const ready = prepare(given, run, deps)
  if (!ready.ok) return ready
  const { source, outputs, model } = ready.prepared
  const late = AbortSignal.timeout(Math.ceil(source.timeout * 1000))
  const signal = AbortSignal.any([deps.signal, late])
  const job = { source, outputs, dockerfile: model(null), run: run.id, ...deps, signal, late }
  const built = { ...ready.prepared, attempt: await attemptBuild(job) }
  const failure = await failureIn(built, deps)
  return failure === null ? { ok: true, built } : { ok: false, outcome: failure }
}

/** The outcome of an attempt. Rejects as `build` does. */
export async function outcomeOf(
  attempt: Attempt,
  prepared: Prepared,
  run: BuildRun,
  deps: BuildDeps,
): Promise<BuildOutcome> {
  const built = { ...prepared, attempt }
  const failure = await failureIn(built, deps)
  return failure ?? imageOutcome(built, run, deps)
}

/** The outcome of a build that made one image, with its content if that is kept. */
export async function imageOutcome(built: Built, run: BuildRun, deps: BuildDeps): Promise<BuildOutcome> {
  const { source, attempt } = built
  const image = await resultOf(run.tag, attempt, deps.engine)
  const outcome = await builtOutcome(built, image, run, deps)
  const kept = await contentOf({ source, attempt, image, tag: run.tag, keeper: deps.keeper })
  return { ...outcome, ...kept }
}

/** Null if it has built the image. */
async function failureIn(
  { attempt, source, model, found }: Built,
  deps: BuildDeps,
): Promise<BuildOutcome | null> {
  if (attempt.isLate) return tookTooLong(attempt, source, model(null), found)
  return attempt.code === 0 ? null : failed(attempt, source, model(null), found, deps)
}

/** `image`: on the engine, under the tag of `run`. */
export async function builtOutcome(
  { found, source, attempt, model }: Built,
  image: EngineImage,
  run: BuildRun,
  deps: BuildDeps,
): Promise<BuildOutcome> {
  const built = {
    build: reportOf(attempt, found.file, null),
    dockerfile: model(image),
    context: source.context,
    path: found.path,
    root: deps.root,
    sendsAll: attempt.kind === 'legacy',
  }
  const facts = dockerfileFacts(found, built.dockerfile)
  return {
    build: built.build,
    findings: [...attempt.notes, ...(await speedFindings(built))],
    image: { id: image.id, ref: run.tag },
    ...facts,
    baseLayers: () => baseLayers({ ref: facts.finalBase, image, source, attempt, run, ...deps }),
    whySlower: whySlower(built),
  }
}

function modelOf(
  { file, text }: Found,
  source: BuildSource,
  secrets: readonly string[],
): (image: EngineImage | null) => Dockerfile {
  const args = new Map(namedValues(source.buildArgs, process.env))
  const redact = redactor(args, secrets, argsOfFrom(text ?? ''))
  return (image) =>
    readDockerfile(text ?? '', {
      file,
      target: source.target,
      args,
      platform: image?.platform ?? null,
      redact,
    })
}

const dockerfileFacts = (
  { text }: Found,
  dockerfile: Dockerfile,
): Pick<BuildOutcome, 'dockerfile' | 'finalBase'> =>
  text === null ? { dockerfile: null, finalBase: null } : { dockerfile, finalBase: dockerfile.finalBase }

function notBuilt(finding: Finding): BuildOutcome {
  const build: Build = { ok: false, seconds: 0, steps: [], warnings: [], log: [] }
  return { build, findings: [finding], image: null, dockerfile: null, finalBase: null, baseLayers: noLayers }
}

/** Asks the engine first: a lost engine fails a build too, and is an error. */
async function failed(
  attempt: Attempt,
  source: BuildSource,
  dockerfile: Dockerfile,
  found: Found,
  deps: BuildDeps,
): Promise<BuildOutcome> {
  const host = await deps.engine.info()
  const { kind, recording, notes } = attempt
  const failure = failureOf(recording, {
    dockerfile,
    target: source.target,
    kind,
    neighbours: neighboursIn(source.context),
    file: fileIn(source.context),
    ignored: ignoredIn(source.context, found.path, deps.root),
    given: new Set(namedValues(source.buildArgs, process.env).map(([name]) => name)),
    platform: source.platform,
    host,
  })
  throwDiskFull(failure.words)
  throwLostBuilder(failure.step?.name ?? null, failure.words)
  if (failure.step === null && !failure.isRefused) throwRefusal(failure.words)
  const platform = source.platform ?? platformOfStep(failure.step?.name ?? '')
  const lacking = lackingBase(failure)
  const { engine, signal } = deps
  const offered =
    lacking === null
      ? []
      : await askPlatforms({ ref: lacking, endpoint: engine.endpoint, builder: source.builder, signal })
  const finding = diagnose({ ...failure, platform, offered })
  // which of the platforms it failed for
  const isNamed = !source.platforms || platform === null || finding.message.includes(platform)
  const message = isNamed ? finding.message : `for ${platform}: ${finding.message}`
  const findings = [{ ...finding, message }, ...notes]
  return {
    build: reportOf(attempt, found.file, failure.step),
    findings,
    image: null,
    ...dockerfileFacts(found, dockerfile),
    baseLayers: noLayers,
  }
}

/** The build reached its time limit: a verdict, with the step that was running. */
function tookTooLong(
  attempt: Attempt,
  { timeout }: BuildSource,
  dockerfile: Dockerfile,
  found: Found,
): BuildOutcome {
  const { steps } = attempt.recording
  // the client may have reported the running step as failed, because it was cancelled
  const running =
    steps.findLast(({ status }) => status === 'running') ??
    steps.findLast(({ status }) => status === 'failed') ??
    null
  return {
    build: reportOf(attempt, found.file, running),
    findings: [tooLong(running, timeout, dockerfile)],
    image: null,
    ...dockerfileFacts(found, dockerfile),
    baseLayers: noLayers,
  }
}

export async function resultOf(tag: string, { builder }: Attempt, engine: Engine): Promise<EngineImage> {
  const image = await engine.image(tag)
  if (image) return image
  const hint =
    'The docker client and Sea Trial must use the same engine (DOCKER_HOST, `docker context`), and the builder must be able to load its result into it.'
  throw new UserError(
    'engine-failed',
    `${builder} built the image, but the engine at ${engine.endpoint} does not have it`,
    hint,
  )
}
