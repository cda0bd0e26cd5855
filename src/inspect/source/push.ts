/**
 * Reads what the engine pushes to a registry in this process. An engine that keeps layers packed sends them as they
 * are, several at once, and sends none that the registry says it has: so only what is new is read, and download sizes
 * are exact. An engine that keeps layers unpacked has to compress what it sends; there a push pays only where little
 * is new.
 */
import { createHash } from 'node:crypto'
import type { Engine, TransferStatus } from '../../engine/index.ts'
import { UserError, messageOf } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import { Archive } from '../archive/index.ts'
import { Budget } from '../budget.ts'
import type { Remembered } from '../cache/index.ts'
import { NotThisWay } from './not-this-way.ts'
import { openRegistry, type Known } from './registry/index.ts'

export interface PushAccess {
  readonly engine: Pick<Engine, 'tag' | 'push' | 'untag'>
  /** The image, by its ID. It must have a name of its own, or taking ours away would delete it. */
  readonly id: string
  /** For the tag: names the run that it belongs to. */
  readonly run: string
  readonly diffIds: readonly string[]
  /** Whether the engine keeps layers as registries have them. */
  readonly isPacked: boolean
  /** Bytes of the image unpacked, by the engine's own measure: for an estimate only. */
  readonly size: number
}

/** An engine compresses at a third of the speed at which it saves: above this share of the image, saving is quicker. */
const WORTH_COMPRESSING = 0.2

/** `repository`: for the registry, without its host; nobody else may know it. */
export async function readPush(
  access: PushAccess,
  repository: string,
  remembered: ReadonlyMap<string, Remembered>,
  progress: Progress,
): Promise<Archive> {
  const { engine, id, run } = access
  const budget = compressionBudget(access, remembered)
  const archive = new Archive(`the push of ${id}`, new Budget(), true)
  const registry = await openRegistry(repository, archive, knownBlobs(access, remembered))
  const name = `${registry.host}/${repository}`
  try {
    progress.waiting('weighing layers')
    await engine.tag(id, name, run)
    await engine.push(name, run, budget.watch, budget.signal)
    const root = registry.root()
    if (root === null) throw new NotThisWay('the engine pushed no manifest')
    await addIndex(archive, root)
    return archive
  } catch (cause) {
    if (cause instanceof UserError && cause.code === 'engine-lost') throw cause
    throw new NotThisWay(budget.exceeded ?? messageOf(cause), { cause })
  } finally {
    // the digest that was pushed, another name of the image, goes with it
    await engine.untag(`${name}:${run}`)
    await registry.close()
  }
}

/** What an `index.json` beside the blobs would say: which manifest was pushed. */
async function addIndex(archive: Archive, root: Buffer): Promise<void> {
  const reader = archive.open('index.json')
  await reader.write(
    Buffer.from(JSON.stringify({ manifests: [{ digest: digestOf(root), size: root.length }] })),
  )
  archive.add(await reader.end())
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/**
 * Of an engine that keeps layers unpacked, podman asks for each layer by its diffID, how a layer that was pushed without
 * compressing it would be known. Docker asks for a digest only where it remembers one from an earlier pull or push, and
 * how many bytes that blob has is not known then. Should it not be remembered here, that shows when the image's layers
 * are put together.
 */
function knownBlobs(
  { id, diffIds, isPacked }: PushAccess,
  remembered: ReadonlyMap<string, Remembered>,
): Known {
  const sizes = new Map(
    [...remembered.values()].flatMap(({ packed }) => (packed ? [[packed.digest, packed.size]] : [])),
  )
  return (digest) => {
    if (!isPacked && diffIds.includes(digest)) return remembered.has(digest) ? 1 : null
    return sizes.get(digest) ?? (isPacked || digest === id ? null : 1)
  }
}

interface CompressionBudget {
  readonly signal: AbortSignal
  /** Why it was stopped. */
  exceeded: string | null
  readonly watch: (status: TransferStatus) => void
}

/** Stops the push when the engine begins to compress more than pays. Throws when that is known beforehand. */
function compressionBudget(
  { isPacked, size, diffIds }: PushAccess,
  remembered: ReadonlyMap<string, Remembered>,
): CompressionBudget {
  const most = isPacked ? Infinity : size * WORTH_COMPRESSING
  const known = diffIds.reduce((sum, diffId) => sum + (remembered.get(diffId)?.layer.size ?? 0), 0)
  if (size - known > most) throw new NotThisWay(tooMuch(size - known))
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
