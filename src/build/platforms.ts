/**
 * One build of several platforms: what it made is kept as an index, of which each platform's image is loaded into the engine
 * to be tried. Rejects as `build` does, and with `settings` (exit 2) if the builder cannot make an index.
 */
import type { ContentKeeper, KeptContent } from '../core/content-keeper.ts'
import type { ImageContent } from '../core/image-content.ts'
import type { BuildSource } from '../inputs/types.ts'
import { loadTar } from './attempt.ts'
import { checkTried, keptContent } from './kept.ts'
import {
  builtOutcome,
  resultOf,
  runBuilder,
  type BuildDeps,
  type BuildOutcome,
  type BuildRun,
  type Built,
} from './outcome.ts'
import { stepsFor } from './platform-steps.ts'

/** For one platform: its own run, and what differs from the `deps` of the build. */
export type PlatformRequest = Pick<BuildRun, 'tag' | 'baseTag' | 'tempDir'> &
  Partial<Pick<BuildDeps, 'engine' | 'progress' | 'signal' | 'readTar'>>

export interface PlatformBuilds {
  /**
   * By platform, as given: loads its image into the engine under a tag, and returns its outcome, with its own steps. Of a
   * failed build it loads nothing.
   */
  readonly outcomes: ReadonlyMap<string, (request: PlatformRequest) => Promise<BuildOutcome>>
  /** The index with all platforms; absent if the build failed. */
  readonly content?: () => Promise<ImageContent>
}

export async function buildPlatforms(
  given: BuildSource,
  platforms: readonly string[],
  run: BuildRun,
  deps: BuildDeps & { keeper: ContentKeeper },
): Promise<PlatformBuilds> {
  const tried = await runBuilder({ ...given, platform: null, platforms }, run, {
    ...deps,
    readTar: undefined,
  })
  if (!tried.ok) {
    const { outcome } = tried
    return { outcomes: new Map(platforms.map((platform) => [platform, () => Promise.resolve(outcome)])) }
  }
  const { built } = tried
  const content = keptContent(built.attempt, run.tag, deps.keeper)
  if (content === null) throw new Error('a builder that makes no index has built several platforms')
  const load = (platform: string) => (request: PlatformRequest) =>
    loadPlatform(
      platform,
      built,
      content,
      { ...run, ...request },
      { ...deps, readTar: undefined, ...request },
    )
  return { outcomes: new Map(platforms.map((platform) => [platform, load(platform)])), content }
}

async function loadPlatform(
  platform: string,
  built: Built,
  content: () => Promise<KeptContent>,
  run: BuildRun,
  deps: BuildDeps,
): Promise<BuildOutcome> {
  const kept = await (await content()).image(platform)
  const attempt = { ...built.attempt, recording: stepsFor(built.attempt.recording, platform) }
  // from the engine's own storage, the tar has no layers to read
  const readTar = attempt.keptIn === 'tar' ? deps.readTar : undefined
  await loadTar(kept.tar(run.tag), Promise.resolve(0), { ...deps, readTar })
  const image = await resultOf(run.tag, attempt, deps.engine)
  checkTried(image, kept.ids)
  const source = { ...built.source, platforms: undefined, platform }
  const outcome = await builtOutcome({ ...built, source, attempt }, image, run, deps)
  return { ...outcome, content }
}
