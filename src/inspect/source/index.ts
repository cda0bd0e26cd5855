/**
 * Obtains the layers of one image by the fastest available route: from the tar that a builder sent through this process;
 * from the engine's own records of entries, or its content store; by a push of the engine to this process, which skips
 * cached layers, as the content store does; by `docker save`. An archive is read from end to end; of an image at a registry,
 * new layers are.
 */
import type { Engine } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import { pushRepository } from '../../core/run-id.ts'
import type { Reading } from '../../core/schema.ts'
import { hostPlatform, parsePlatform } from '../../platform/name.ts'
import type { Archive } from '../archive/index.ts'
import type { Candidate } from '../oci/candidates.ts'
import { chooseImage, type Wanted } from '../oci/choose.ts'
import type { Layer } from '../layer/index.ts'
import { layersOf, type LayerSource, type StoredLayer } from '../oci/layers.ts'
import type { Steps } from '../tree/resolve.ts'
import type { LayerCache, CachedLayer } from '../cache/index.ts'
import { readArchive } from './archive.ts'
import type { BuilderTar } from './builder-tar.ts'
import { readPull, type PullAccess } from './pull.ts'
import { readPush, type PushAccess } from './push.ts'
import { RouteUnavailable } from './route-unavailable.ts'
import { readSave } from './save.ts'
import { hasContent, readContent, readStore, type StoreAccess } from './store/index.ts'

export { BuilderTar } from './builder-tar.ts'
export type { PullAccess } from './pull.ts'
export type { PushAccess } from './push.ts'
export { gzipSizes, hasStore, type StoreAccess } from './store/index.ts'

export type Subject =
  | {
      readonly kind: 'engine'
      readonly ref: string
      readonly id: string
      readonly engine: Pick<Engine, 'save'>
      /** The tar that the builder sent to the engine, if it went through this process. */
      readonly tar?: BuilderTar | undefined
      /** Omitted if the engine's storage cannot be read in parts. */
      readonly store?: StoreAccess | undefined
      /** Omitted if the engine cannot reach this process, or the image has no name. */
      readonly push?: PushAccess | undefined
    }
  | { readonly kind: 'archive'; readonly file: string }
  | { readonly kind: 'registry'; readonly access: PullAccess }

/** The chosen image, without the archive: it holds all that was read, of which much is large and no longer needed. */
export interface ImageRead {
  /** Name of the archive, for messages. */
  readonly archive: string
  /** Remaining cost of following symbolic links. */
  readonly linkSteps: Steps
  readonly image: Candidate
  /** In order, and their `sources`. */
  readonly layers: Layer[]
  readonly sources: readonly LayerSource[]
  readonly reading: Reading
}

/** Rejects with a UserError, as `inspect` does. */
export async function readImage(
  subject: Subject,
  wanted: Wanted,
  cache: LayerCache,
  progress: Progress,
): Promise<ImageRead> {
  const { archive, image, stored, reading } = await takeRoute(subject, wanted, cache, progress)
  for (const { diffId, layer, packed, isCached: isRemembered } of stored)
    if (!isRemembered) await cache.keep(diffId, { layer, packed })
  if (reading.layers > reading.remembered) await cache.trim()
  archive.clear() // the tar of a builder is referenced for longer
  return {
    archive: archive.name,
    linkSteps: archive.budget.linkSteps,
    image,
    layers: stored.map(({ layer }) => layer),
    sources: stored,
    reading,
  }
}

interface Parts {
  readonly archive: Archive
  readonly image: Candidate
  readonly stored: readonly StoredLayer[]
  /** The route that most bytes came by, if it is not the one that was taken. */
  readonly instead?: { readonly route: Reading['route']; readonly reason: string }
}

interface Route {
  readonly route: Reading['route']
  readonly read: () => Promise<Parts>
}

async function takeRoute(
  subject: Subject,
  wanted: Wanted,
  cache: LayerCache,
  progress: Progress,
): Promise<Parts & { readonly reading: Reading }> {
  const { fast, fallback } = routesTo(subject, wanted, cache, progress)
  const reasons: string[] = []
  for (const { route, read } of fast) {
    try {
      return describeRead(route, await read(), reasons)
    } catch (cause) {
      // `docker save` works without the tar and the push
      if (!(cause instanceof RouteUnavailable || isInvalid(cause))) throw cause
      reasons.push(cause.message)
    }
  }
  return describeRead(fallback.route, await fallback.read(), reasons)
}

/** Routes to try first, which may be unavailable, and the one that always works. */
function routesTo(
  subject: Subject,
  wanted: Wanted,
  cache: LayerCache,
  progress: Progress,
): { fast: Route[]; fallback: Route } {
  const assembled = (archive: Archive, cached: ReadonlyMap<string, CachedLayer> = new Map()) =>
    assemble(archive, wanted, cached)
  if (subject.kind === 'archive') {
    const read = async () => assembled(await readArchive(subject.file, progress))
    return { fast: [], fallback: { route: 'archive', read } }
  }
  if (subject.kind === 'registry') {
    const platform = wanted.platform === null ? hostPlatform() : parsePlatform(wanted.platform)
    const read = async () => {
      const { archive, cached } = await readPull(subject.access, platform, cache, progress)
      return assemble(archive, { ...wanted, platform: null }, cached)
    }
    return { fast: [], fallback: { route: 'registry', read } }
  }
  const { engine, ref, id, tar, store, push } = subject
  const sent = (by: BuilderTar): Route => ({
    route: 'build',
    read: async () => ofSameImage(assembled(await by.archive()), wanted),
  })
  const saved = async () => assembled(await readSave(engine, id || ref, ref, progress, push?.size ?? null))
  const recorded = (access: StoreAccess): Route => ({
    route: 'entries',
    read: async () => {
      const cached = await cache.recall(access.diffIds, 'crc64')
      const save = async () => new Map((await saved()).stored.map(({ diffId, layer }) => [diffId, layer]))
      const { archive, layers, whySaved } = await readStore(access, ref, cached, save, progress)
      const parts = ofSameImage(assembled(archive, layers), wanted)
      return whySaved === null ? parts : { ...parts, instead: { route: 'save', reason: whySaved } }
    },
  })
  const contained = (access: StoreAccess): Route => ({
    route: 'content',
    read: async () => {
      const cached = await cache.recall(access.diffIds, 'sha256')
      return ofSameImage(assembled(await readContent(access, ref, cached, progress), cached), wanted)
    },
  })
  const pushed = (access: PushAccess): Route => ({
    route: 'push',
    read: async () => {
      const cached = await cache.recall(access.diffIds, 'sha256')
      const repository = pushRepository(await cache.secret())
      return assembled(await readPush(access, repository, cached, progress), cached)
    },
  })
  return {
    fast: [
      ...(tar?.hasStarted ? [sent(tar)] : []),
      ...(store ? [hasContent(store.driver) ? contained(store) : recorded(store)] : []),
      ...(push ? [pushed(push)] : []),
    ],
    fallback: { route: 'save', read: saved },
  }
}

const isInvalid = (cause: unknown): cause is UserError =>
  cause instanceof UserError && cause.code === 'archive-invalid'

/** What was read counts only if it is of the image that the engine has. */
function ofSameImage(parts: Parts, { id }: Wanted): Parts {
  if (id !== null && !parts.image.ids.includes(id))
    throw new RouteUnavailable(`the builder sent ${parts.image.configDigest}, but the engine has ${id}`)
  return parts
}

function assemble(archive: Archive, wanted: Wanted, cached: ReadonlyMap<string, CachedLayer>): Parts {
  const image = chooseImage(archive, wanted)
  return { archive, image, stored: layersOf(archive, image, cached) }
}

function describeRead(
  taken: Reading['route'],
  { instead, ...parts }: Parts,
  earlier: readonly string[],
): Parts & { readonly reading: Reading } {
  const reasons = instead ? [...earlier, instead.reason] : earlier
  const reading: Reading = {
    route: instead?.route ?? taken,
    layers: parts.stored.length,
    remembered: parts.stored.filter(({ isCached: isRemembered }) => isRemembered).length,
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
  }
  return { ...parts, reading }
}
