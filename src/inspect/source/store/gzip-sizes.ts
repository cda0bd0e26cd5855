/**
 * Estimates what layers of the classic stores take after compression: the engine sends the files of a layer as a tar,
 * which is compressed here as a push would, and only counted. That tar differs a little from the layer's own: it marks
 * deleted files in another way, and has entries for folders that the layer's may lack.
 */
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { counted } from '../progress.ts'
import { RouteUnavailable } from '../route-unavailable.ts'
import { openStore, type StoreAccess } from './access.ts'
import { wholeFile } from './file-in.ts'
import { chainIds, filesOf, hasFiles, recordOf } from './layout.ts'

/** What Go's compress/gzip, and so `docker push`, uses by default. */
const LEVEL = 6
const CHUNK_BYTES = 2 ** 16

export interface GzipListeners {
  /** Bytes of a whole layer after compression. */
  readonly onSize: (index: number, bytes: number) => Promise<void>
  /** Bytes that were read, before compression. */
  readonly onRead: (bytes: number) => void
}

/**
 * Calls `onSize` with the compressed bytes of each of the layers that `indexes` names, one after another: more than one
 * at a time would take the processor from the container that is being tested. Rejects with RouteUnavailable, with the
 * error of an engine, or when `signal` aborts.
 */
export async function gzipSizes(
  access: StoreAccess,
  indexes: readonly number[],
  { onSize, onRead }: GzipListeners,
  signal: AbortSignal,
): Promise<void> {
  const { driver, diffIds } = access
  if (!hasFiles(driver)) throw new RouteUnavailable(`the store ${driver} has no folders of layers`)
  const chains = chainIds(diffIds)
  const store = await openStore(access)
  try {
    for (const index of indexes) {
      signal.throwIfAborted()
      const cacheId = await wholeFile(await store.read(`${recordOf(driver, chains[index] ?? '')}/cache-id`))
      const files = filesOf(driver, cacheId.toString('latin1').trim())
      if (files === null) throw new RouteUnavailable(`the engine recorded no folder for layer ${index}`)
      await onSize(index, await gzipSize(await store.read(files), onRead, signal))
    }
  } finally {
    await store.close()
  }
}

async function gzipSize(
  tar: Readable,
  onRead: (bytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let bytes = 0
  const gzip = createGzip({ level: LEVEL, chunkSize: CHUNK_BYTES })
  const count = async (packed: AsyncIterable<Buffer>) => {
    for await (const chunk of packed) bytes += chunk.length
  }
  await pipeline(tar, (chunks: AsyncIterable<Buffer>) => counted(chunks, onRead), gzip, count, { signal })
  return bytes
}
