/**
 * Builds several images in one run of `docker buildx bake`, which builds what they share once. Bake stops all targets when one
 * fails: images that had neither failed nor finished are built again, one by one, mostly from the cache
 * (docs/decisions/0032-bake.md).
 */
import { UserError } from '../../core/errors.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { groupBy } from '../../lib/group-by.ts'
import { missingCapability, type Attempt } from '../attempt.ts'
import { outcomeOf, type BuildDeps, type BuildOutcome, type BuildRun } from '../outcome.ts'
import { canBake } from './definition.ts'
import { membersOf, type Member, type Members } from './members.ts'
import { runBake, withName, type BakeRun, type Baked } from './run.ts'

export type { BakeRun } from './run.ts'

export interface BakeImage {
  source: BuildSource
  run: BuildRun
}

/** `error`: of this image alone, such as a setting that the client refuses. */
export type BakeResult = { ok: true; outcome: BuildOutcome } | { ok: false; error: UserError }

export type BakeDeps = Omit<BuildDeps, 'readTar'>
export type BuildOne = (source: BuildSource, run: BuildRun, deps: BuildDeps) => Promise<BuildOutcome>

interface Bake {
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
  const bake = { members, run, deps }
  const results = new Map<string, BakeResult>()
  /** Runs it for images without a result; a wrong setting is the result of that image. */
  const forEach = async (work: (name: string) => BuildOutcome | null | Promise<BuildOutcome | null>) => {
    for (const name of images.keys()) {
      if (results.has(name)) continue
      const result = await settled(() => work(name))
      if (result) results.set(name, result)
    }
  }
  await forEach((name) => notBuilt(name, members))
  for (const names of together(
    [...images.keys()].filter((name) => !results.has(name)),
    members,
  )) {
    const baked = await bakeOnce(names, bake)
    await forEach((name) => (names.includes(name) ? outcomeIn(baked, name, bake) : null))
  }
  await forEach((name) => buildAlone(name, bake, buildOne))
  return new Map([...images.keys()].flatMap((name) => [...results].filter(([one]) => one === name)))
}

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

/** Groups of images that one run can build: of one builder, without options that bake does not know. */
function together(names: readonly string[], { needs, ready }: Members): string[][] {
  const known = names.filter((name) =>
    needs(name).every((one) => canBake(memberOf(one, ready).prepared.source)),
  )
  const groups = groupBy(known, (name) => memberOf(name, ready).prepared.source.builder)
  return [...groups.values()].filter((group) => group.length > 1)
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
  { members, deps }: Bake,
  ended: Partial<Pick<Attempt, 'code' | 'isLate'>> = {},
  target = name,
): Promise<BuildOutcome> {
  const attempt = attempts.get(target)
  const { run } = memberOf(name, members.ready)
  if (attempt === undefined || run === null) throw new Error(`${name} was not in the run`)
  const own = { ...deps, progress: withName(deps.progress, name) }
  return outcomeOf({ ...attempt, ...ended }, memberOf(target, members.ready).prepared, run, own)
}

/** An image that builds on another target needs bake, also alone. */
async function buildAlone(name: string, bake: Bake, buildOne: BuildOne): Promise<BuildOutcome> {
  const { members, deps } = bake
  const { run, prepared } = memberOf(name, members.ready)
  const needs = members.needs(name)
  if (run !== null && needs.length === 1)
    return buildOne(prepared.source, run, { ...deps, progress: withName(deps.progress, name) })
  const baked = await bakeOnce([name], bake)
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
