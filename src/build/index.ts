/**
 * Builds the image. A build that fails because of the Dockerfile, its base or its steps is an outcome with findings.
 * Rejects with a UserError when the build could not be tried: `no-engine` (no docker client, or one that cannot reach the
 * engine), `engine-lost`, `disk-full`, `settings` (the client refuses them), `cancelled`.
 */
import type { BuildSource } from '../inputs/types.ts'
import {
  bakeImages as bakeWith,
  type BakeDeps,
  type BakeImage,
  type BakeResult,
  type BakeRun,
} from './bake/index.ts'
import {
  builtOutcome,
  resultOf,
  runBuilder,
  type BuildDeps,
  type BuildOutcome,
  type BuildRun,
} from './outcome.ts'
import { NO_CONTENT, checkTried, keptContent } from './kept.ts'

export type { BuildDeps, BuildOutcome, BuildRun } from './outcome.ts'
export { buildPlatforms, type PlatformBuilds, type PlatformRequest } from './platforms.ts'
export { isMuchSlower, type WhySlower } from './speed/index.ts'
export { printBake } from './bake/print.ts'
export { sendsImage } from './attempt.ts'
export { askRegistry } from './client/registry.ts'
export { materialsOf } from './materials/index.ts'
export type { Dockerfile, HistoryRow, Instruction } from './dockerfile/index.ts'
export type { BakeDeps, BakeImage, BakeResult, BakeRun } from './bake/index.ts'

export async function build(given: BuildSource, run: BuildRun, deps: BuildDeps): Promise<BuildOutcome> {
  const tried = await runBuilder(given, run, deps)
  if (!tried.ok) return tried.outcome
  const { attempt } = tried.built
  const image = await resultOf(run.tag, attempt, deps.engine)
  const outcome = await builtOutcome(tried.built, image, run, deps)
  if (given.keep !== true) return outcome
  const content = keptContent(attempt, run.tag, deps.keeper)
  if (content === null) return { ...outcome, noContent: NO_CONTENT }
  if (attempt.keptIn === 'tar') checkTried(image, (await (await content()).image(null)).ids)
  return { ...outcome, content }
}

/** Builds several images, in one run where buildx can: see bake/index.ts. */
export const bakeImages = (
  images: ReadonlyMap<string, BakeImage>,
  linked: ReadonlyMap<string, BuildSource>,
  run: BakeRun,
  deps: BakeDeps,
): Promise<ReadonlyMap<string, BakeResult>> => bakeWith(images, linked, run, deps, build)
