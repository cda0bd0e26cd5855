/**
 * Finds the layers of a build's base image. BuildKit rarely keeps the base among the engine's images, but building a
 * Dockerfile with only `FROM base` takes it from the builder's cache. The digest that the build resolved is used, because
 * the tag may have moved since.
 */
import { platformText } from '../platform/name.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, EngineImage } from '../engine/index.ts'
import { UserError, messageOf } from '../core/errors.ts'
import { linkedIn } from '../lib/buildx-options.ts'
import type { BuildSource } from '../inputs/types.ts'
import type { Progress } from '../core/progress.ts'
import { baseArgvOf } from './client/argv.ts'
import type { Attempt } from './attempt.ts'
import { short } from './causes/image-ref.ts'
import { runClient, wantedBy } from './client/run.ts'
import { recorder, type Recording } from './output/recorder.ts'

export interface BaseQuestion {
  /** The base in the Dockerfile; null when there is none or it is unknown. */
  ref: string | null
  /** The built image. */
  image: EngineImage
  source: BuildSource
  attempt: Attempt
  run: { id: string; baseTag: string; tempDir: string }
  engine: Engine
  progress: Progress
  signal: AbortSignal
}

const MOST_MILLISECONDS = 60_000
/** A separate builder sends the whole base through the client; skipped when exporting the image took longer than this. */
const LONG_SECONDS = 5
const REFERENCE = /^[A-Za-z0-9][\w./:@-]*$/

export const noLayers = (): Promise<null> => Promise.resolve(null)

/** The diffIDs of the base; null when they are unknown or not the image's first. Rejects only when cancelled. */
export async function baseLayers(question: BaseQuestion): Promise<readonly string[] | null> {
  const { ref, source, attempt, image, engine, progress, signal } = question
  if (ref === null || !REFERENCE.test(ref) || isTarget(ref, source)) return null
  try {
    const local = await engine.image(ref)
    if (local && isBelow(local.diffIds, image)) return local.diffIds
    if (attempt.kind === 'legacy' || isSlowExport(attempt.recording)) return null
    const built = await builtLayers(pinned(ref, attempt.recording), question)
    return built && isBelow(built, image) ? built : null
  } catch (cause) {
    if (signal.aborted) throw cause
    progress.step(`the layers of ${ref} are unknown: ${messageOf(cause)}`)
    return null
  }
}

/** Whether the name stands for another target of the bake run, which only that run can build. */
const isTarget = (ref: string, { options = [] }: BuildSource): boolean =>
  options.some(([flag, value]) => flag === '--build-context' && linkedIn(value ?? '')?.name === ref)

async function builtLayers(ref: string, question: BaseQuestion): Promise<string[] | null> {
  const { source, attempt, image, run, engine, signal } = question
  const platform = platformText(image.platform)
  const file = join(run.tempDir, 'base.Dockerfile')
  writeFileSync(file, `FROM ${ref}\n`)
  const outputs = {
    tag: run.baseTag,
    metadata: join(run.tempDir, 'base-metadata.json'),
    file,
    outputMode: 'load',
  } as const
  const record = recorder({
    describe: (title) => ({ title }),
    redact: (text) => text,
    onEnd: () => undefined,
  })
  const limit = AbortSignal.timeout(MOST_MILLISECONDS)
  const client = {
    id: run.id,
    signal: AbortSignal.any([signal, limit]),
    endpoint: engine.endpoint,
    wanted: wantedBy({ ...source, cacheFrom: [], cacheTo: [] }),
    onEvent: (event: Parameters<typeof record.add>[0]) => record.add(event, 0),
  }
  try {
    const argv = baseArgvOf(attempt.kind, { ...source, platform }, outputs)
    const code = await runClient(attempt.kind, argv, client)
    const built = code === 0 ? await engine.image(run.baseTag) : null
    if (built === null) return null
    return built.diffIds.slice(0, built.diffIds.length - triggered(record.result()))
  } catch (cause) {
    if (!limit.aborted || signal.aborted) throw cause
    throw new UserError(
      'engine-failed',
      `no response from the builder for ${MOST_MILLISECONDS / 1000} s`,
      '',
      {
        cause,
      },
    )
  } finally {
    await engine.untag(run.baseTag)
  }
}

/** ONBUILD triggers of the base ran here too; their layers are not the base's. */
const TRIGGERED = /^\[[^\]]*\] (?:ONBUILD )?(?:RUN|COPY|ADD|WORKDIR) /
const triggered = ({ steps }: Recording): number => steps.filter(({ name }) => TRIGGERED.test(name)).length

const FROM_STEP = /^\[[^\]]*\] FROM (?:--\S+ )?(\S+)$/

/** The reference with the digest that the builder printed: `[1/2] FROM docker.io/library/python:3.10@sha256:…`. */
function pinned(ref: string, { steps }: Recording): string {
  const resolved = steps.flatMap(({ name }) => FROM_STEP.exec(name)?.[1] ?? [])
  return resolved.find((one) => one.includes('@sha256:') && short(one) === short(ref)) ?? ref
}

const isSlowExport = ({ steps }: Recording): boolean =>
  steps.some(
    ({ name, seconds }) => /^exporting to (?:docker|oci) image format$/.test(name) && seconds > LONG_SECONDS,
  )

const isBelow = (diffIds: readonly string[], image: EngineImage): boolean =>
  diffIds.length > 0 && diffIds.every((diffId, index) => diffId === image.diffIds[index])
