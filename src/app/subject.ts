/** Obtains the image under test: builds it, as the compose file says where there is one, or finds it on the engine. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOutcome, Dockerfile } from '../build/index.ts'
import { baseTag, imageTag } from '../core/run-id.ts'
import type { Engine, EngineImage } from '../engine/index.ts'
import type { BuildSource, ImageSource } from '../inputs/types.ts'
import { BuilderTar, type Dockerfiled } from '../inspect/index.ts'
import { composedSource, type ComposeFile } from '../smoke/index.ts'
import { contentKeeper } from './content.ts'
import { findImage } from './shared-images.ts'
import { timed, type Trial } from './trial.ts'

/** The image under test, and what its Dockerfile says about it. */
export interface Subject {
  image: EngineImage
  ref: string
  dockerfile: Dockerfile | null
  /** What FROM names; `nothing` for scratch, null when there is no Dockerfile. */
  from: Dockerfiled | 'nothing' | null
  /** The layers that were read while the builder sent the image. */
  tar?: BuilderTar
}

interface BuildOptions {
  title?: string
  tag?: string
  onStart?: () => void
}

/** Builds as the service under test says in the compose file, where there is one. Null when the build failed. */
export async function buildSubject(
  given: BuildSource,
  services: ComposeFile | null,
  trial: Trial,
  engine: Engine,
): Promise<Subject | null> {
  const { inputs, run, results } = trial
  // findings show this name for the file
  const inlineFile = join(run.tempDir, 'dockerfile_inline')
  const composed = services && composedSource(given, services, { root: inputs.root, inlineFile })
  if (!services || !composed) return buildFrom(given, trial, engine)
  const { source, taken, differs, inline } = composed
  if (inline !== null) writeFileSync(inlineFile, inline)
  const says = (texts: readonly string[]) => `as the service ${services.name} says: ${texts.join(', ')}`
  const onStart = () => {
    if (taken.length > 0) run.progress.step(says(taken))
    if (differs.length > 0) run.progress.step(`not ${says(differs)}`)
  }
  const subject = await buildFrom(source, trial, engine, { onStart })
  if (results.build && taken.length + differs.length > 0) {
    const service = { name: services.name, taken: [...taken], differs: [...differs] }
    results.build = { ...results.build, build: { ...results.build.build, service } }
  }
  return subject
}

/** Null when the build failed. */
export async function buildFrom(
  given: BuildSource,
  trial: Trial,
  engine: Engine,
  {
    title = `Building ${trial.inputs.name}`,
    tag = imageTag(trial.run.id),
    onStart = () => {},
  }: BuildOptions = {},
): Promise<Subject | null> {
  const { inputs, run, stages, results } = trial
  const { id, tempDir, progress } = run
  const source = withFile(given, tempDir)
  progress.stage(title)
  for (const note of source.notes ?? []) progress.step(note)
  onStart()
  const request = { id, tag, baseTag: baseTag(id), tempDir }
  const tar = new BuilderTar()
  const readTar = (chunks: AsyncIterable<Buffer>) => tar.read(chunks)
  const kept = source.keep === true || source.platforms ? { keeper: contentKeeper(engine, run) } : {}
  const secrets = run.secrets.ofBuild
  const outcome = await timed(trial, 'build', () =>
    untilEngineIsLost(engine, run.signal, (signal) =>
      stages.build(source, request, {
        engine,
        progress,
        signal,
        root: inputs.root,
        secrets,
        readTar,
        ...kept,
      }),
    ),
  )
  results.build = outcome
  const image = outcome.image && (await engine.image(outcome.image.ref))
  if (!outcome.image || !image) return null
  return { image, ref: outcome.image.ref, dockerfile: outcome.dockerfile, from: fromOf(outcome), tar }
}

/** A Dockerfile that is a text of a bake file, as a file. */
function withFile({ inline, inlineIgnore, ...source }: BuildSource, tempDir: string): BuildSource {
  if (inline === undefined) return source
  const file = join(tempDir, 'dockerfile-inline')
  writeFileSync(file, inline)
  // BuildKit looks for it beside the Dockerfile
  if (inlineIgnore !== undefined) writeFileSync(`${file}.dockerignore`, inlineIgnore)
  return { ...source, file }
}

/** Aborts `work` when the engine stops responding: the build client itself would not return. */
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

/** The image that `image` names, pulled when it is missing. Rejects with `image-not-found`. */
export async function findSubject(source: ImageSource, trial: Trial, engine: Engine): Promise<Subject> {
  const pull = (work: () => Promise<void>) => timed(trial, 'pull', work)
  const image = await findImage(source, engine, trial.run.progress, pull)
  return { image, ref: source.ref, dockerfile: null, from: null }
}
