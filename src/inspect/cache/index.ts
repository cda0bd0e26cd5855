/**
 * What layers held, remembered from one run to the next, by diffID. A layer never changes, so a file is either right
 * or damaged: damaged ones are ignored and written anew. Files appear whole, by renaming; runs may share the folder.
 * Nothing here ever fails a run: without memory, everything is read.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env, platform } from 'node:process'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Identity, Layer } from '../layer/index.ts'
import { decodeLayer, encodeLayer } from './codec.ts'
import { memoryFolder } from './folder.ts'

/** A layer as a registry knows it. */
export interface Packed {
  readonly digest: string
  /** Bytes to download. */
  readonly size: number
}

export interface Remembered {
  readonly layer: Layer
  /** It was read in this run. */
  readonly isNew?: true
  /** Null when it was only ever seen unpacked. */
  readonly packed: Packed | null
}

export interface LayerMemory {
  /** Those of these layers that are remembered with contents of that identity. */
  recall(diffIds: readonly string[], identity?: Identity): Promise<Map<string, Remembered>>
  keep(diffId: string, what: Remembered): Promise<void>
  /** 32 hexadecimal digits that only this user knows; the same in all runs, where there is a place to keep them. */
  secret(): Promise<string>
  /** To be called after what was kept: drops what was used least lately, until the rest is within bounds. */
  trim(): Promise<void>
}

const MOST_BYTES = 256 * 2 ** 20
/** A file that long has expanded from 64 MiB at most. */
const MOST_EXPANDED = 2 ** 30
const SUFFIX = '.layer'
const SECRET = 'secret'
/** Files that a run which was killed left half-written are swept after this long. */
const PART_SECONDS = 3600

export function layerMemory(folder: string | null = memoryFolder(env, platform)): LayerMemory {
  return folder === null ? noMemory : inFolder(folder)
}

export const noMemory: LayerMemory = {
  recall: () => Promise.resolve(new Map()),
  keep: () => Promise.resolve(),
  secret: () => Promise.resolve(newSecret()),
  trim: () => Promise.resolve(),
}

function inFolder(folder: string): LayerMemory {
  const pathOf = (diffId: string, identity: Identity): string =>
    join(folder, `${hexOf(diffId)}${identity === 'sha256' ? '' : `.${identity}`}${SUFFIX}`)
  return {
    async recall(diffIds, identity = 'sha256') {
      const found = new Map<string, Remembered>()
      for (const diffId of new Set(diffIds)) {
        const remembered: Remembered | null =
          hexOf(diffId) === '' ? null : await orNull<Remembered>(() => read(pathOf(diffId, identity)))
        if (remembered?.layer.identity === identity) found.set(diffId, remembered)
      }
      return found
    },
    async keep(diffId, what) {
      if (hexOf(diffId) === '') return
      await orNull(() => write(folder, pathOf(diffId, what.layer.identity), what))
    },
    async secret() {
      return (await orNull(() => secretIn(folder))) ?? newSecret()
    },
    async trim() {
      await orNull(() => trim(folder))
    },
  }
}

/** Empty for what is no SHA-256 digest: a config may say anything, and this names a file. */
const hexOf = (diffId: string): string => /^sha256:([0-9a-f]{64})$/.exec(diffId)?.[1] ?? ''

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch {
    return null // not there, damaged, not ours to read, no room: all the same to the caller
  }
}

const newSecret = (): string => randomBytes(16).toString('hex')

/** Made by the first run; of several first ones, one wins. */
async function secretIn(folder: string): Promise<string> {
  const path = join(folder, SECRET)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await orNull(() => writeFile(path, newSecret(), { flag: 'wx', mode: 0o600 }))
  const secret = await readFile(path, 'latin1')
  if (!/^[0-9a-f]{32}$/.test(secret)) throw new Error('damaged')
  return secret
}

interface FileHead {
  readonly packed: Packed | null
  /** SHA-256 of what follows this line, and the bytes that it expands to. */
  readonly sum: string
  readonly bytes: number
}

const NEWLINE = 0x0a
const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function read(path: string): Promise<Remembered> {
  const bytes = await readFile(path)
  const end = bytes.indexOf(NEWLINE)
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as FileHead
  const body = bytes.subarray(end + 1)
  if (head.sum !== sumOf(body) || head.bytes > MOST_EXPANDED) throw new Error('damaged')
  // as one piece: no others to be put together, and then collected
  const whole = await promisify(inflateRaw)(body, { chunkSize: Math.max(64, head.bytes + 1) })
  const layer = decodeLayer(whole)
  const now = new Date()
  await orNull(() => utimes(path, now, now))
  return { layer, packed: head.packed }
}

async function write(folder: string, path: string, { layer, packed }: Remembered): Promise<void> {
  const encoded = encodeLayer(layer)
  if (encoded.length > MOST_EXPANDED) return
  const body = await promisify(deflateRaw)(encoded, { level: 1 })
  if (body.length > MOST_BYTES / 4) return
  const head: FileHead = { packed, sum: sumOf(body), bytes: encoded.length }
  const part = join(folder, `${randomUUID()}.part`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
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
