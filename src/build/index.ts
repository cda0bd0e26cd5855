/**
 * Builds the image. A build that fails because of the Dockerfile, its base or its steps is an outcome with findings.
 * Rejects with a UserError when the build could not be tried: `no-engine` (no docker client, or one that cannot reach the
 * engine), `engine-lost`, `disk-full`, `settings` (the client refuses them), `cancelled`.
 */
import { join } from 'node:path'
import type { Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../core/errors.ts'
import { namedValues } from '../inputs/index.ts'
import type { BuildSource } from '../inputs/types.ts'
import type { Progress } from '../core/progress.ts'
import type { Build, Finding } from '../core/schema.ts'
import { attemptBuild, type Attempt } from './attempt.ts'
import { baseLayers, noLayers } from './base-layers.ts'
import { diagnose, tooLong } from './causes/index.ts'
import { argsOfFrom, readDockerfile, type Dockerfile } from './dockerfile/index.ts'
import { failureOf } from './causes/failure.ts'
import { ignoredIn } from './dockerfile/ignored.ts'
import { fileIn, neighboursIn } from './dockerfile/neighbours.ts'
import { locateDockerfile, type Found } from './dockerfile/locate.ts'
import { redactor } from './redact.ts'
import { reportOf } from './report.ts'
import { withSecretFiles } from './client/secret-files.ts'
import { speedFindings, whySlower, type WhySlower } from './speed/index.ts'
import { throwDiskFull, throwLostBuilder, throwRefusal } from './client/refusals.ts'

export { isMuchSlower, type WhySlower } from './speed/index.ts'
export { sendsImage } from './attempt.ts'
export { askRegistry } from './client/registry.ts'
export { materialsOf } from './materials/index.ts'
export type { Dockerfile, HistoryRow, Instruction } from './dockerfile/index.ts'

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
  readTar?: (tar: AsyncIterable<Buffer>) => Promise<void>
}

export async function build(given: BuildSource, run: BuildRun, deps: BuildDeps): Promise<BuildOutcome> {
  if (deps.signal.aborted) throw new UserError('cancelled', 'Cancelled before the image was built')
  const found = locateDockerfile(given.file, given.context, deps.root)
  if (!found.ok) return notBuilt(found.finding)
  const source = withSecretFiles(given, run.tempDir)
  const model = modelOf(found, source, deps.secrets)
  const dockerfile = model(null)
  const outputs = { tag: run.tag, metadata: join(run.tempDir, 'buildx-metadata.json'), file: found.path }
  const late = AbortSignal.timeout(Math.ceil(source.timeout * 1000))
  const signal = AbortSignal.any([deps.signal, late])
  const attempt = await attemptBuild({ source, outputs, dockerfile, run: run.id, ...deps, signal, late })
  if (attempt.isLate) return tookTooLong(attempt, source, dockerfile, found)
  if (attempt.code !== 0) return failed(attempt, source, dockerfile, found, deps)
  const image = await resultOf(run.tag, attempt, deps.engine)
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

/** Parses the Dockerfile for the image's platform: TARGETARCH may decide its base. */
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
  const findings = [diagnose(failure), ...notes]
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

async function resultOf(tag: string, { builder }: Attempt, engine: Engine): Promise<EngineImage> {
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
