/**
 * Builds several images in one run of `docker buildx bake`, which builds what they share once. Bake stops all targets when one
 * fails: images that had neither failed nor finished are built again, each by itself, mostly from the cache
 * (docs/decisions/0032-bake.md). So are those of which more is kept than the image that bake loads.
 */
import type { ContentKeeper } from '../../core/content-keeper.ts'
import { UserError } from '../../core/errors.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { groupBy } from '../../lib/group-by.ts'
import { Semaphore } from '../../lib/semaphore.ts'
import { settleAll } from '../../lib/settle-all.ts'
import { missingCapability, sendsImage, type Attempt } from '../attempt.ts'
import { outcomeOf, type BuildDeps, type BuildOutcome, type BuildRun } from '../outcome.ts'
import { canBake } from './definition.ts'
import { membersOf, type Member, type Members } from './members.ts'
import { runBake, withName, type BakeRun, type Baked } from './run.ts'

export type { BakeRun } from './run.ts'

export interface BakeImage {
  source: BuildSource
  run: BuildRun
  /** As in `BuildDeps`. */
  keeper?: ContentKeeper | undefined
}

/** `error`: of this image alone, such as a setting that the client refuses. */
export type BakeResult = { ok: true; outcome: BuildOutcome } | { ok: false; error: UserError }

export type BakeDeps = Omit<BuildDeps, 'readTar' | 'keeper'>
export type BuildOne = (source: BuildSource, run: BuildRun, deps: BuildDeps) => Promise<BuildOutcome>

interface Bake {
  images: ReadonlyMap<string, BakeImage>
  members: Members
  run: BakeRun
  deps: BakeDeps
}

/**
 * One result for each image, in their order. `linked`: targets that build contexts (`NAME=target:OTHER`) name and that are no images.
 * Rejects as `build` does, except for settings that are wrong for one image.
 */
export async function bakeImages(
  images: ReadonlyMap<string, BakeImage>,
  linked: ReadonlyMap<string, BuildSource>,
  run: BakeRun,
  deps: BakeDeps,
  buildOne: BuildOne,
): Promise<ReadonlyMap<string, BakeResult>> {
  if (deps.signal.aborted) throw new UserError('cancelled', 'Cancelled before the images were built')
  const members = membersOf(images, linked, run.tempDir, deps)
  const bake = { images, members, run, deps }
  const results = new Map<string, BakeResult>()
  const left = () => [...images.keys()].filter((name) => !results.has(name))
  /** A wrong setting is the result of that image. */
  const keep = async (name: string, work: () => BuildOutcome | null | Promise<BuildOutcome | null>) => {
    const result = await settled(work)
    if (result) results.set(name, result)
  }
  for (const name of left()) await keep(name, () => notBuilt(name, members))
  for (const names of await together(left(), bake)) {
    const baked = await bakeOnce(names, bake)
    for (const name of names) await keep(name, () => outcomeIn(baked, name, bake))
  }
  const some = new Semaphore(MOST_ALONE)
  await settleAll(left().map((name) => some.run(() => keep(name, () => buildAlone(name, bake, buildOne)))))
  return new Map([...images.keys()].flatMap((name) => [...results].filter(([one]) => one === name)))
}

/** Builds of images by themselves at one time. */
const MOST_ALONE = 4

async function settled(
  work: () => BuildOutcome | null | Promise<BuildOutcome | null>,
): Promise<BakeResult | null> {
  try {
    const outcome = await work()
    return outcome && { ok: true, outcome }
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'settings') throw error
    return { ok: false, error }
  }
}

/** What is known without a build: a Dockerfile is missing, the image's or that of a target which it builds on. */
function notBuilt(name: string, { needs, notBuilt }: Members): BuildOutcome | null {
  const missing = needs(name).find((one) => notBuilt.has(one))
  return (missing === undefined ? undefined : notBuilt.get(missing)) ?? null
}

/**
 * Groups of images that one run can build: of one builder, without options that bake does not know, and of which bake loads all
 * that is kept.
 */
async function together(names: readonly string[], bake: Bake): Promise<string[][]> {
  const { needs, ready } = bake.members
  const sourceOf = (name: string) => memberOf(name, ready).prepared.source
  const known = names.filter(
    (name) => needs(name).every((one) => canBake(sourceOf(one))) && isLoaded(sourceOf(name)),
  )
  const groups: string[][] = []
  for (const group of groupBy(known, (name) => sourceOf(name).builder).values()) {
    const isKept = await keepsTar(group.map(sourceOf), bake)
    groups.push(isKept ? group.filter((name) => sourceOf(name).keep !== true) : group)
  }
  return groups.filter((group) => group.length > 1)
}

/** Not an index, which bake would not load. */
const isLoaded = ({ attests = [], platforms }: BuildSource): boolean => attests.length === 0 && !platforms

/** Whether their builder, which is one, sends images: then a tar of those to keep is stored. */
async function keepsTar(sources: readonly BuildSource[], { run: { id }, deps }: Bake): Promise<boolean> {
  const kept = sources.find(({ keep }) => keep === true)
  if (!kept) return false
  return sendsImage(kept, { id, signal: deps.signal, endpoint: deps.engine.endpoint })
}

/** Those of one image. */
function depsOf(name: string, { images, deps }: Bake): BuildDeps {
  const keeper = images.get(name)?.keeper
  return { ...deps, progress: withName(deps.progress, name), ...(keeper ? { keeper } : {}) }
}

function memberOf(name: string, ready: Members['ready']): Member {
  const member = ready.get(name)
  if (member === undefined) throw new Error(`no such target: ${name}`)
  return member
}

/** One run for these images; what they build on is built too, and not kept. */
function bakeOnce(names: readonly string[], { members, run, deps }: Bake): Promise<Baked> {
  const all = [...new Set(names.flatMap((name) => members.needs(name)))]
  const targets = all.map((name): Member => {
    const member = memberOf(name, members.ready)
    return names.includes(name) ? member : { ...member, run: null }
  })
  return runBake(targets, run, deps)
}

/** Null for an image that had neither failed nor finished when the run ended. */
async function outcomeIn(baked: Baked, name: string, bake: Bake): Promise<BuildOutcome | null> {
  const { members, deps } = bake
  const { run, prepared } = memberOf(name, members.ready)
  const isBuilt = baked.code === 0 || (run !== null && (await deps.engine.image(run.tag)) !== null)
  if (isBuilt) return outcomeFrom(baked, name, bake, { code: 0, isLate: false })
  if (baked.late !== null && prepared.source.timeout <= baked.late) return outcomeFrom(baked, name, bake)
  const failed = members.needs(name).find((one) => one === baked.failed)
  return failed === undefined ? null : outcomeFrom(baked, name, bake, {}, failed)
}

/** `target`: whose steps count, the image itself or one that it builds on. `ended`: how they ended, where the run ended otherwise. */
function outcomeFrom(
  { attempts }: Baked,
  name: string,
  bake: Bake,
  ended: Partial<Pick<Attempt, 'code' | 'isLate'>> = {},
  target = name,
): Promise<BuildOutcome> {
  const { members } = bake
  const attempt = attempts.get(target)
  const { run } = memberOf(name, members.ready)
  if (attempt === undefined || run === null) throw new Error(`${name} was not in the run`)
  return outcomeOf(
    { ...attempt, ...ended },
    memberOf(target, members.ready).prepared,
    run,
    depsOf(name, bake),
  )
}

/** An image that builds on another target needs bake, also alone. */
async function buildAlone(name: string, bake: Bake, buildOne: BuildOne): Promise<BuildOutcome> {
  const { members, deps } = bake
  const { run, prepared } = memberOf(name, members.ready)
  const needs = members.needs(name)
  if (run !== null && needs.length === 1) return buildOne(prepared.source, run, depsOf(name, bake))
  // its files are its own: others are built at the same time
  const baked = await bakeOnce([name], {
    ...bake,
    run: { ...bake.run, tempDir: run?.tempDir ?? bake.run.tempDir },
  })
  const outcome = await outcomeIn(baked, name, bake)
  if (outcome) return outcome
  const attempt = baked.attempts.get(name)
  const lack = attempt && (await missingCapability(attempt, { ...deps, run: bake.run.id }))
  if (lack) throw withoutBake(name, needs, lack)
  return outcomeFrom(baked, name, bake)
}

const withoutBake = (name: string, needs: readonly string[], lack: string): UserError =>
  new UserError(
    'settings',
    `${name} builds on the target ${needs.slice(1).join(', ')}, which needs buildx bake, but ${lack}`,
    'Install buildx 0.13 or newer (docker/setup-buildx-action does).',
    { exit: 2 },
  )
