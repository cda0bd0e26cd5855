/**
 * A cache of layers between runs, by diffID. A layer never changes, so a file is either valid or damaged; damaged ones
 * are ignored and written again. Files are written atomically, by renaming, so runs may share the folder. No method
 * rejects: without the cache, all layers are read.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env, platform } from 'node:process'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { makeFolders } from '../../core/make-folders.ts'
import type { Identity, Layer } from '../layer/index.ts'
import { decodeLayer, encodeLayer } from './codec.ts'
import { cacheFolder } from './folder.ts'

/** A layer as a registry stores it. */
export interface Packed {
  readonly digest: string
  /** Bytes to download. */
  readonly size: number
}

/** What is known of a layer's compressed size, though only the uncompressed layer was read. */
export interface Transfer {
  /** As a registry stores it: exact. */
  readonly inRegistry?: Packed
  /** Bytes after compression by this program: an estimate. */
  readonly estimate?: number
}

export interface CachedLayer {
  readonly layer: Layer
  /** It was read in this run. */
  readonly isNew?: true
  /** Null if only the uncompressed layer was read. */
  readonly packed: Packed | null
  readonly transfer?: Transfer
}

export interface LayerCache {
  /** Those of these layers that are in the cache with contents of that identity, by default `sha256`. */
  recall(diffIds: readonly string[], identity?: Identity): Promise<Map<string, CachedLayer>>
  keep(diffId: string, what: CachedLayer): Promise<void>
  /** Adds to what is kept of a layer; without effect if the layer is not in the cache. */
  addTransfer(diffId: string, transfer: Transfer): Promise<void>
  /** 32 hexadecimal digits that only this user knows; the same in all runs if the cache is enabled. */
  secret(): Promise<string>
  /** Removes the least recently used layers until the rest is within bounds. Call it after `keep`. */
  trim(): Promise<void>
}

const IDENTITIES: readonly Identity[] = ['sha256', 'crc64']
const MOST_BYTES = 256 * 2 ** 20
/** Bytes of one layer, uncompressed. */
const MOST_EXPANDED = 2 ** 30
const SUFFIX = '.layer'
const SECRET = 'secret'
/** Unfinished files of killed runs are removed after this time. */
const PART_SECONDS = 3600

/** `folder`: null disables the cache. */
export function layerCache(folder: string | null = cacheFolder(env, platform)): LayerCache {
  return folder === null ? noCache : inFolder(folder)
}

export const noCache: LayerCache = {
  recall: () => Promise.resolve(new Map()),
  keep: () => Promise.resolve(),
  addTransfer: () => Promise.resolve(),
  secret: () => Promise.resolve(newSecret()),
  trim: () => Promise.resolve(),
}

function inFolder(folder: string): LayerCache {
  const pathOf = (diffId: string, identity: Identity): string =>
    join(folder, `${hexOf(diffId)}${identity === 'sha256' ? '' : `.${identity}`}${SUFFIX}`)
  return {
    async recall(diffIds, identity = 'sha256') {
      const found = new Map<string, CachedLayer>()
      for (const diffId of new Set(diffIds)) {
        const cached: CachedLayer | null =
          hexOf(diffId) === '' ? null : await orNull<CachedLayer>(() => read(pathOf(diffId, identity)))
        if (cached?.layer.identity === identity) found.set(diffId, cached)
      }
      return found
    },
    async keep(diffId, what) {
      if (hexOf(diffId) === '') return
      await orNull(() => write(folder, pathOf(diffId, what.layer.identity), what))
    },
    async addTransfer(diffId, transfer) {
      if (hexOf(diffId) === '') return
      for (const identity of IDENTITIES)
        await orNull(() => addToHead(folder, pathOf(diffId, identity), transfer))
    },
    async secret() {
      return (await orNull(() => secretIn(folder))) ?? newSecret()
    },
    async trim() {
      await orNull(() => trim(folder))
    },
  }
}

/** Empty for anything but a SHA-256 digest: it comes from a config and becomes a file name. */
const hexOf = (diffId: string): string => /^sha256:([0-9a-f]{64})$/.exec(diffId)?.[1] ?? ''

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch {
    return null // missing, damaged, not readable, disk full: the caller reads the layer instead
  }
}

const newSecret = (): string => randomBytes(16).toString('hex')

/** Created by the first run; if several start at once, one wins. */
async function secretIn(folder: string): Promise<string> {
  const path = join(folder, SECRET)
  makeFolders(folder, 0o700)
  await orNull(() => writeFile(path, newSecret(), { flag: 'wx', mode: 0o600 }))
  const secret = await readFile(path, 'latin1')
  if (!/^[0-9a-f]{32}$/.test(secret)) throw new Error('damaged')
  return secret
}

interface FileHead {
  readonly packed: Packed | null
  readonly transfer?: Transfer
  /** SHA-256 of the compressed layer after this line; `bytes`: its uncompressed size. */
  readonly sum: string
  readonly bytes: number
}

const NEWLINE = 0x0a
const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

interface CacheFile {
  readonly head: FileHead
  readonly body: Buffer
}

async function readParts(path: string): Promise<CacheFile> {
  const bytes = await readFile(path)
  const end = bytes.indexOf(NEWLINE)
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as FileHead
  return { head, body: bytes.subarray(end + 1) }
}

async function read(path: string): Promise<CachedLayer> {
  const { head, body } = await readParts(path)
  if (head.sum !== sumOf(body) || head.bytes > MOST_EXPANDED) throw new Error('damaged')
  // in one chunk, to avoid copies
  const whole = await promisify(inflateRaw)(body, { chunkSize: Math.max(64, head.bytes + 1) })
  const layer = decodeLayer(whole)
  const now = new Date()
  await orNull(() => utimes(path, now, now))
  const transfer = transferIn(head.transfer)
  return { layer, packed: head.packed, ...(transfer ? { transfer } : {}) }
}

/** The checksum does not cover it: what is not a size is left out. */
function transferIn(transfer: Transfer = {}): Transfer | null {
  const { inRegistry, estimate } = transfer
  const isKnown = inRegistry !== undefined && hexOf(inRegistry.digest) !== '' && isSize(inRegistry.size)
  if (!isKnown && !isSize(estimate)) return null
  return { ...(isKnown ? { inRegistry } : {}), ...(isSize(estimate) ? { estimate } : {}) }
}

const isSize = (value: number | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

async function addToHead(folder: string, path: string, transfer: Transfer): Promise<void> {
  const { head, body } = await readParts(path)
  await replace(folder, path, { head: { ...head, transfer: { ...head.transfer, ...transfer } }, body })
}

async function write(folder: string, path: string, { layer, packed, transfer }: CachedLayer): Promise<void> {
  const encoded = encodeLayer(layer)
  if (encoded.length > MOST_EXPANDED) return
  const body = await promisify(deflateRaw)(encoded, { level: 1 })
  if (body.length > MOST_BYTES / 4) return
  const head: FileHead = {
    packed,
    ...(transfer ? { transfer } : {}),
    sum: sumOf(body),
    bytes: encoded.length,
  }
  await replace(folder, path, { head, body })
}

async function replace(folder: string, path: string, { head, body }: CacheFile): Promise<void> {
  const part = join(folder, `${randomUUID()}.part`)
  makeFolders(folder, 0o700)
  try {
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body])
    await writeFile(part, bytes, { flag: 'wx', mode: 0o600 })
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

async function trim(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== SECRET)
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { path: join(folder, name), isPart: !name.endsWith(SUFFIX), size, age: Date.now() - mtimeMs }
    }),
  )
  let total = 0
  for (const { path, isPart, size, age } of files.sort((a, b) => a.age - b.age)) {
    total += size
    if (isPart ? age > PART_SECONDS * 1000 : total > MOST_BYTES) await rm(path, { force: true })
  }
}
