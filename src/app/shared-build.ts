/**
 * Builds what several trials of a run need in one go: all images in one bake run, all platforms of an image in one build. Each
 * trial gets its own outcome, as if it had been built alone.
 */
import {
  bakeImages,
  build,
  buildPlatforms,
  type BakeImage,
  type BuildOutcome,
  type PlatformBuilds,
} from '../build/index.ts'
import type { BuildSource, Inputs } from '../inputs/types.ts'
import { baseTag, platformsTag } from '../core/run-id.ts'
import type { Run } from './session.ts'
import type { Stages } from './stages.ts'

type Build = Stages['build']
type Request = Parameters<Build>[1]
type Deps = Parameters<Build>[2]

/** One build of all platforms, when the first of their trials asks for it. */
export function platformBuild(platforms: readonly string[], first: Run): (platform: string) => Build {
  let building: Promise<PlatformBuilds> | null = null
  return (platform) =>
    async (source, { tag, baseTag: base, tempDir }, deps) => {
      // a baseline is built for one platform
      if (!source.platforms) return build(source, { id: first.id, tag, baseTag: base, tempDir }, deps)
      const { keeper, engine, progress, signal, readTar } = deps
      if (!keeper) throw new Error('nothing keeps what is built for several platforms')
      const request = {
        id: first.id,
        tag: platformsTag(first.id),
        baseTag: baseTag(first.id),
        tempDir: first.tempDir,
      }
      const whole = { ...source, platform: null, platforms }
      building ??= buildPlatforms(whole, platforms, request, { ...deps, keeper })
      const load = (await building).outcomes.get(platform)
      if (!load) throw new Error(`${platform} was not built`)
      return load({ tag, baseTag: base, tempDir, engine, progress, signal, readTar })
    }
}

interface Waiting {
  name: string
  source: BuildSource
  request: Request
  deps: Deps
  done: (outcome: Promise<BuildOutcome>) => void
}

export interface SharedBake {
  /** The stage of one image. Its first build waits for the others; later ones, such as a baseline's, are built at once. */
  stage(name: string, alone: Build): Build
  /** No build of that image will come any more: it failed before, or has been built. */
  leave(name: string): void
}

/** `names`: of the images that are built. `linked`: what they build on. */
export function sharedBake(
  names: readonly string[],
  linked: ReadonlyMap<string, BuildSource>,
  run: Pick<Run, 'id' | 'tempDir'>,
): SharedBake {
  const expected = new Set(names)
  const waiting: Waiting[] = []
  const startIfAllAreHere = (): void => {
    if (waiting.length === 0 || waiting.length < expected.size) return
    const all = waiting.splice(0)
    for (const { name } of all) expected.delete(name)
    const outcomes = bakeTogether(all, linked, run)
    for (const { name, done } of all) done(outcomes.then((found) => found(name)))
  }
  return {
    stage: (name, alone) => (source, request, deps) => {
      if (!expected.has(name)) return alone(source, request, deps)
      const outcome = new Promise<BuildOutcome>((resolve, reject) => {
        const done = (result: Promise<BuildOutcome>) => void result.then(resolve, reject)
        waiting.push({ name, source, request, deps, done })
      })
      startIfAllAreHere()
      return outcome
    },
    leave(name) {
      if (!waiting.some((one) => one.name === name) && expected.delete(name)) startIfAllAreHere()
    },
  }
}

/** Resolves with the outcome of each image; asking for that of one which could not be built rejects. */
async function bakeTogether(
  all: readonly Waiting[],
  linked: ReadonlyMap<string, BuildSource>,
  run: Pick<Run, 'id' | 'tempDir'>,
): Promise<(name: string) => BuildOutcome> {
  const [first] = all
  if (!first) throw new Error('there is nothing to build')
  const images = new Map(
    all.map(({ name, source, request, deps: { keeper } }): [string, BakeImage] => [
      name,
      { source, run: request, keeper },
    ]),
  )
  const { deps } = first
  const secrets = [...new Set(all.flatMap((one) => one.deps.secrets))]
  const results = await bakeImages(images, linked, run, { ...deps, secrets })
  return (name) => {
    const result = results.get(name)
    if (result?.ok) return result.outcome
    throw result?.error ?? new Error(`${name} was not built`)
  }
}

export interface SharedBuilds {
  /** The stage that builds the image of that number. */
  stageOf(index: number): Build
  /** The trial of that number has ended, perhaps without a build. */
  leave(index: number): void
}

/** By platforms where an image has several, else with all others. `images`: one for each platform. */
export function sharedBuilds(
  images: readonly Inputs[],
  runs: readonly Run[],
  linked: ReadonlyMap<string, BuildSource>,
): SharedBuilds {
  const [first] = runs
  if (!first) throw new Error('there is no run')
  const platformsOf = ({ source }: Inputs) => (source.kind === 'build' ? source.platforms : undefined)
  const baked = images.filter((inputs) => inputs.source.kind === 'build' && !platformsOf(inputs))
  const bake = sharedBake(
    baked.map(({ name }) => name),
    linked,
    first,
  )
  const byName = new Map<string, (platform: string) => Build>()
  const stages = images.map((inputs, index): Build => {
    const { name, source } = inputs
    const platforms = platformsOf(inputs)
    if (source.kind !== 'build' || !platforms) return bake.stage(name, build)
    const own = byName.get(name) ?? platformBuild(platforms, runs[index] ?? first)
    byName.set(name, own)
    return own(source.platform ?? '')
  })
  return {
    stageOf: (index) => stages[index] ?? build,
    leave: (index) => bake.leave(images[index]?.name ?? ''),
  }
}
