/**
 * Obtains the layers of an image from the storage folder of a Docker engine of the classic stores: the entries of each
 * layer from the engine's record, and only the contents that matter, one by one or from a save, by what is faster.
 */
import type { Progress } from '../../../core/progress.ts'
import { UserError, messageOf } from '../../../core/errors.ts'
import { Archive } from '../../archive/index.ts'
import { Budget } from '../../budget.ts'
import type { CachedLayer } from '../../cache/index.ts'
import { withNotes } from '../../layer/entries-reader.ts'
import type { Layer, Notes } from '../../layer/index.ts'
import { Kind } from '../../tree/tree.ts'
import { settleAll } from '../../../lib/settle-all.ts'
import { RouteUnavailable } from '../route-unavailable.ts'
import { Semaphore } from '../../../lib/semaphore.ts'
import { hexOf, openStore, type Store, type StoreAccess } from './access.ts'
import { planContents, readContents, type ContentsPlan } from './contents.ts'
import { wholeFile } from './file-in.ts'
import { chainIds, filesOf, recordOf } from './layout.ts'
import { readRecord } from './tar-split.ts'

export type { StoreAccess } from './access.ts'
export { readContent } from './content.ts'
export { gzipSizes } from './gzip-sizes.ts'
export { chainIds, hasContent, hasStore } from './layout.ts'

/** Requests that the engine answers at the same time: records keep this process busy, contents the engine. */
const RECORDS_AT_ONCE = 2
const CONTENTS_AT_ONCE = 4

/** A save sends so many bytes in the time that one byte of `ContentsPlan.cost` takes; and what its start costs. */
const SAVED_BYTES = 1.5
const SAVE_START_BYTES = 32 * 2 ** 20

export interface StoreRead {
  /** The image's config, under the names that an archive would have. */
  readonly archive: Archive
  /** All layers, by diffID. */
  readonly layers: ReadonlyMap<string, CachedLayer>
  /** Why the contents were taken from a save; null if they were read from the storage. */
  readonly whySaved: string | null
}

/**
 * `save`: the layers as a save has them, by diffID; used where that takes less time than reading the contents one by one.
 * Rejects with RouteUnavailable where anything is not as expected; then another way gives the same figures.
 */
export async function readStore(
  access: StoreAccess,
  ref: string,
  remembered: ReadonlyMap<string, CachedLayer>,
  save: () => Promise<ReadonlyMap<string, Layer>>,
  progress: Progress,
): Promise<StoreRead> {
  progress.waiting('reading the entries of layers')
  const store = await openStore(access)
  const reads = readsOf(store)
  /** By diffID: reads of contents that began while other records were read. */
  const begun = new Map<string, Promise<Notes>>()
  try {
    const archive = new Archive(`the storage of ${ref}`, new Budget())
    const { budget } = archive
    await addConfig(archive, access, ref, reads.record)
    const notesOf = (one: Recorded) => readContents(one.layer, one.plan, budget, one.read)
    const known: Recorded[] = []
    const records = await readRecords(access, remembered, budget, reads, (one) => {
      known.push(one)
      if (whySaveIsFaster(known, remembered) !== null) return
      const notes = notesOf(one)
      notes.catch(() => {}) // it is awaited later
      begun.set(one.diffId, notes)
    })
    const whySaved = whySaveIsFaster(records, remembered)
    if (whySaved !== null) reads.stopContents()
    const notes =
      whySaved === null
        ? await settleAll(records.map((one) => begun.get(one.diffId) ?? notesOf(one)))
        : await savedNotes(records, save)
    const added = records.map(({ diffId, layer }, index) => {
      const whole = notes[index] ? withNotes(layer, notes[index]) : layer
      return [diffId, { layer: whole, packed: null, isNew: true as const }] as const
    })
    return { archive, layers: new Map<string, CachedLayer>([...remembered, ...added]), whySaved }
  } catch (cause) {
    if (cause instanceof RouteUnavailable || (cause instanceof UserError && cause.code === 'engine-lost'))
      throw cause
    throw new RouteUnavailable(`the engine's storage cannot be read: ${messageOf(cause)}`, { cause })
  } finally {
    reads.stopContents()
    await Promise.allSettled(begun.values())
    await store.close()
  }
}

interface Reads {
  readonly record: Read
  readonly content: Read
  /** Contents that are not yet read are then refused. */
  stopContents(): void
}

function readsOf(store: Store): Reads {
  const [records, contents] = [new Semaphore(RECORDS_AT_ONCE), new Semaphore(CONTENTS_AT_ONCE)]
  let isStopped = false
  return {
    record: (path, use) => records.run(async () => use(await store.read(path))),
    content: (path, use) =>
      contents.run(async () => {
        if (isStopped) throw new RouteUnavailable('the contents are no longer needed')
        return use(await store.read(path))
      }),
    stopContents() {
      isStopped = true
    },
  }
}

/** A layer without its notes, and how to read these. */
interface Recorded {
  readonly diffId: string
  readonly layer: Layer
  readonly plan: ContentsPlan
  readonly read: (path: string, use: (tar: AsyncIterable<Buffer>) => Promise<void>) => Promise<void>
}

/** Of the layers that are not remembered, each once. `onRead` is called for each at once. */
function readRecords(
  access: StoreAccess,
  remembered: ReadonlyMap<string, CachedLayer>,
  budget: Budget,
  reads: Reads,
  onRead: (one: Recorded) => void,
): Promise<Recorded[]> {
  const chains = chainIds(access.diffIds)
  const first = new Map(access.diffIds.map((diffId, index) => [diffId, chains[index] ?? '']))
  return settleAll(
    [...first]
      .filter(([diffId]) => !remembered.has(diffId))
      .map(async ([diffId, chain]) => {
        const recorded = await readLayer(access, chain, diffId, budget, reads)
        onRead(recorded)
        return recorded
      }),
  )
}

function whySaveIsFaster(
  records: readonly Recorded[],
  remembered: ReadonlyMap<string, CachedLayer>,
): string | null {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)
  const cost = sum(records.map(({ plan }) => plan.cost))
  const whole = sum([...records, ...remembered.values()].map(({ layer }) => layer.size))
  if (cost * SAVED_BYTES <= whole + SAVE_START_BYTES) return null
  const files = sum(records.map(({ plan }) => plan.wanted.size))
  return `a save is faster than reading ${files} programs and package files one by one`
}

/** A save numbers the contents of a layer as its record does. */
async function savedNotes(
  records: readonly Recorded[],
  save: () => Promise<ReadonlyMap<string, Layer>>,
): Promise<Notes[]> {
  const saved = await save()
  return records.map(({ diffId, layer }) => {
    const other = saved.get(diffId)
    if (other?.entries !== layer.entries || other.files !== layer.files || other.size !== layer.size)
      throw new RouteUnavailable(`a save of ${diffId} has other entries than the engine recorded`)
    return other.notes
  })
}

type Read = <T>(path: string, use: (tar: AsyncIterable<Buffer>) => Promise<T>) => Promise<T>

/** The record proves itself: it names the diffID that is asked for, and its entries add up to the size in it. */
async function readLayer(
  { driver }: StoreAccess,
  chain: string,
  diffId: string,
  budget: Budget,
  reads: Reads,
): Promise<Recorded> {
  const record = await reads.record(recordOf(driver, chain), (tar) => readRecord(tar, budget))
  const { layer, wanted, cacheId } = record
  if (record.diffId !== diffId)
    throw new RouteUnavailable(`the engine recorded ${record.diffId} for ${diffId}`)
  if (!sizesOf(layer).includes(record.size))
    throw new RouteUnavailable(
      `the entries of ${diffId} have ${layer.size} bytes, the engine recorded ${record.size}`,
    )
  const files = filesOf(driver, cacheId)
  if (files === null) throw new RouteUnavailable(`the engine recorded no folder for ${diffId}`)
  return {
    diffId,
    layer,
    plan: planContents(layer, wanted),
    read: (path, use) => reads.content(path === '' ? files : `${files}/${path}`, use),
  }
}

/** What engines record as a layer's size: the bytes of its contents, or what its files and symbolic links take on disk. */
function sizesOf({ size, contents, lost, nodes, targets }: Layer): number[] {
  const lostBytes = lost.reduce((sum, content) => sum + (contents.sizes[content] ?? 0), 0)
  let linkBytes = 0
  for (const [row, target] of nodes.values.entries())
    if (nodes.kinds[row] === Kind.SYMLINK)
      linkBytes += (targets.starts[target + 1] ?? targets.bytes.length) - (targets.starts[target] ?? 0)
  return [size, size - lostBytes + linkBytes]
}

/** As `docker save` would write them: a manifest.json, and the config that it names. */
async function addConfig(
  archive: Archive,
  { driver, id, diffIds }: StoreAccess,
  ref: string,
  read: Read,
): Promise<void> {
  const config = `${hexOf(id)}.json`
  const bytes = await read(`image/${driver}/imagedb/content/sha256/${hexOf(id)}`, wholeFile)
  const manifest = [{ Config: config, RepoTags: [ref], Layers: diffIds.map((_, index) => `layers/${index}`) }]
  await addFile(archive, 'manifest.json', Buffer.from(JSON.stringify(manifest)))
  await addFile(archive, config, bytes)
}

async function addFile(archive: Archive, path: string, bytes: Buffer): Promise<void> {
  const reader = archive.open(path)
  await reader.write(bytes)
  archive.add(await reader.end())
}
