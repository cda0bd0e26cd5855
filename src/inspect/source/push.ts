/**
 * Reads the layers that the engine pushes to a registry in this process. An engine that stores layers compressed sends
 * them as they are, several at once, without those that the registry says it has: only new layers are read, and
 * download sizes are exact. An engine that stores layers uncompressed has to compress what it sends: there a push is
 * worth it only if little is new.
 */
import type { Engine, TransferStatus } from '../../engine/index.ts'
import { UserError, messageOf } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import { Archive } from '../archive/index.ts'
import { Budget } from '../budget.ts'
import type { CachedLayer } from '../cache/index.ts'
import { digestOf } from '../oci/manifest.ts'
import { RouteUnavailable } from './route-unavailable.ts'
import { openRegistry, type Known } from './registry/index.ts'

export interface PushAccess {
  readonly engine: Pick<Engine, 'tag' | 'push' | 'untag'>
  /** ID of the image. It must have another name, or removing ours would delete it. */
  readonly id: string
  /** ID of the run, used as the tag. */
  readonly run: string
  readonly diffIds: readonly string[]
  /** Whether the engine stores layers compressed, as registries do. */
  readonly isPacked: boolean
  /** Uncompressed bytes of the image as the engine reports them: an estimate. */
  readonly size: number
}

/** Engines compress at a third of the speed at which they save: above this share of the image, saving is faster. */
const COMPRESSED_SHARE = 0.2

/** `repository`: without host, and secret: it is what protects the registry. Rejects with RouteUnavailable, or `engine-lost`. */
export async function readPush(
  access: PushAccess,
  repository: string,
  cached: ReadonlyMap<string, CachedLayer>,
  progress: Progress,
): Promise<Archive> {
  const { engine, id, run } = access
  const budget = compressionBudget(access, cached)
  const archive = new Archive(`the push of ${id}`, new Budget(), true)
  const registry = await openRegistry(repository, archive, knownBlobs(access, cached))
  const name = `${registry.host}/${repository}`
  try {
    progress.waiting('weighing layers')
    await engine.tag(id, name, run)
    await engine.push(name, run, budget.watch, budget.signal)
    const root = registry.root()
    if (root === null) throw new RouteUnavailable('the engine pushed no manifest')
    await addIndex(archive, root)
    return archive
  } catch (cause) {
    if (cause instanceof UserError && cause.code === 'engine-lost') throw cause
    throw new RouteUnavailable(budget.exceeded ?? messageOf(cause), { cause })
  } finally {
    // also removes the name by digest that the push gave the image
    await engine.untag(`${name}:${run}`)
    await registry.close()
  }
}

/** Adds the `index.json` that names the pushed manifest. */
async function addIndex(archive: Archive, root: Buffer): Promise<void> {
  const reader = archive.open('index.json')
  await reader.write(
    Buffer.from(JSON.stringify({ manifests: [{ digest: digestOf(root), size: root.length }] })),
  )
  archive.add(await reader.end())
}

/**
 * Among engines that store layers uncompressed, podman asks for each layer by its diffID, which is the digest of an
 * uncompressed blob. Docker asks only for digests that it knows from an earlier pull or push; the size of such a blob is
 * unknown here, so 1 is returned. If the layer is not in the cache after all, `layersOf` fails.
 */
function knownBlobs({ id, diffIds, isPacked }: PushAccess, cached: ReadonlyMap<string, CachedLayer>): Known {
  const sizes = new Map(
    [...cached.values()].flatMap(({ packed }) => (packed ? [[packed.digest, packed.size]] : [])),
  )
  return (digest) => {
    if (!isPacked && diffIds.includes(digest)) return cached.has(digest) ? 1 : null
    return sizes.get(digest) ?? (isPacked || digest === id ? null : 1)
  }
}

interface CompressionBudget {
  readonly signal: AbortSignal
  /** Why the push was aborted; null if it was not. */
  exceeded: string | null
  readonly watch: (status: TransferStatus) => void
}

/** Aborts the push when the engine compresses too many bytes. Throws RouteUnavailable if that is known beforehand. */
function compressionBudget(
  { isPacked, size, diffIds }: PushAccess,
  cached: ReadonlyMap<string, CachedLayer>,
): CompressionBudget {
  const most = isPacked ? Infinity : size * COMPRESSED_SHARE
  const known = diffIds.reduce((sum, diffId) => sum + (cached.get(diffId)?.layer.size ?? 0), 0)
  if (size - known > most) throw new RouteUnavailable(tooMuch(size - known))
  const abort = new AbortController()
  const sent = new Map<string, number>()
  const budget: CompressionBudget = {
    signal: abort.signal,
    exceeded: null,
    watch: ({ id, text, total }) => {
      if (text !== 'Pushing' || total === null) return
      sent.set(id, total)
      const bytes = [...sent.values()].reduce((sum, one) => sum + one, 0)
      if (bytes <= most) return
      budget.exceeded = tooMuch(bytes)
      abort.abort()
    },
  }
  return budget
}

const tooMuch = (bytes: number): string =>
  `the engine would have to compress ${Math.round(bytes / 1e6)} MB for a push`
