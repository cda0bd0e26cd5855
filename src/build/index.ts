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
import { imageOutcome, runBuilder, type BuildDeps, type BuildOutcome, type BuildRun } from './outcome.ts'

export type { BuildDeps, BuildOutcome, BuildRun } from './outcome.ts'
export { buildPlatforms, type PlatformBuilds, type PlatformRequest } from './platforms.ts'
export { watchedBuild, type WatchedFolder } from './watched.ts'
export { isMuchSlower, type WhySlower } from './speed/index.ts'
export { printBake } from './bake/print.ts'
export { sendsImage } from './attempt.ts'
export { buildxLack } from './client/refusals.ts'
export { askRegistry } from './client/registry.ts'
export { materialsOf } from './materials/index.ts'
export type { Dockerfile, HistoryRow, Instruction } from './dockerfile/index.ts'
export type { BakeDeps, BakeImage, BakeResult, BakeRun } from './bake/index.ts'

export async function build(given: BuildSource, run: BuildRun, deps: BuildDeps): Promise<BuildOutcome> {
  const tried = await runBuilder(given, run, deps)
  return tried.ok ? imageOutcome(tried.built, run, deps) : tried.outcome
}

/** Builds several images, in one run where buildx can: see bake/index.ts. */
export const bakeImages = (
  images: ReadonlyMap<string, BakeImage>,
  linked: ReadonlyMap<string, BuildSource>,
  run: BakeRun,
  deps: BakeDeps,
): Promise<ReadonlyMap<string, BakeResult>> => bakeWith(images, linked, run, deps, build)
