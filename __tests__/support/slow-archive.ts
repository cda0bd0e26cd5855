/**
 * Weighs an archive from its bytes, slowly: unpacks everything in memory, walks the JSON, checks every digest, size and
 * count, and passes the layers to the model. Shares no code with src.
 */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { unpackedSlowly } from './slow-compression.ts'
import { Refused, weighSlowly, type DeadContent, type Entry } from './slow-model.ts'
import { entriesOf } from './slow-entries.ts'
import { readTarSlowly } from './slow-tar.ts'

export interface SlowImage {
  onDisk: number
  dead: DeadContent[]
  layers: { diffId: string; entries: number; files: number; size: number; deadWeight: number }[]
}

/** Not supported by the model: the archive has several images, or something too large. */
export class Unsure extends Error {}

/** Throws Refused if the archive must be refused, Unsure if this model does not support it. */
export function weighArchiveSlowly(archive: Buffer, platform?: string): SlowImage {
  const files = filesOf(archive)
  const layers = layersOf(files, platform)
  return weighEntries(
    layers.map(({ plain }) => entriesOf(readTarSlowly(plain))),
    layers.map(({ diffId }) => diffId),
  )
}

export function weighEntries(layers: Entry[][], diffIds: string[]): SlowImage {
  const { size, dead } = weighSlowly(layers)
  const rows = layers.map((entries, index) => {
    const files = entries.flatMap((entry) =>
      entry.type === 'file' ? [entry.stored ?? entry.text.length] : [],
    )
    return {
      diffId: diffIds[index] ?? '',
      entries: entries.length,
      files: files.length,
      size: sum(files),
      deadWeight: sum(dead.flatMap(({ addedBy, bytes }) => (addedBy === index ? [bytes] : []))),
    }
  })
  return { onDisk: size, dead, layers: rows }
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)
const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

type Files = (path: string) => Buffer | null

/** The files of the archive by path, links followed. */
function filesOf(archive: Buffer): Files {
  const files = new Map<string, Buffer | string>()
  for (const { type, name, link, stored } of readTarSlowly(unpackedSlowly(archive).plain)) {
    if (utf8(name).split('/').includes('..')) throw new Refused('`..` in the archive')
    const path = posix.join('/', utf8(name))
    if (type === '0') files.set(path, Buffer.from(stored, 'latin1'))
    if (type === '1') files.set(path, posix.join('/', utf8(link)))
    if (type === '2') files.set(path, posix.resolve('/', posix.dirname(path), utf8(link)))
  }
  return (path) => {
    let at: Buffer | string | undefined = posix.join('/', path)
    for (let hops = 0; hops < 255 && typeof at === 'string'; hops++) at = files.get(at)
    return Buffer.isBuffer(at) ? at : null
  }
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString()

interface SlowLayer {
  plain: Buffer
  diffId: string
}
function layersOf(files: Files, platform: string | undefined): SlowLayer[] {
  const rows = files('/manifest.json')
  const found = rows ? savedImages(json(rows)) : [...indexedImages(files, json(files('/index.json')))]
  const fitting = platform ? found.filter((one) => platformOf(files, one) === platform) : found
  const [only, ...others] = fitting
  if (!only && !rows) throw new Refused('no image')
  if (!only || others.length > 0) throw new Unsure('none that it lists, or several')
  return read(files, only)
}

/** A reference to a file: its path, and its digest and size if given. */
interface Named {
  path: string
  digest: string | null
  size: number | null
}
interface Described {
  config: Named
  layers: Named[]
}

function savedImages(rows: unknown): Described[] {
  if (!Array.isArray(rows)) throw new Refused('a manifest.json that is no list')
  return rows.map((row: unknown) => ({
    config: savedName(text(at(row, 'Config'))),
    layers: strings(at(row, 'Layers')).map(savedName),
  }))
}

function savedName(path: string): Named {
  const [, hex] = /^(?:sha256:|blobs\/sha256\/)?([0-9a-f]{64})(?:\.json)?$/.exec(path) ?? []
  return { path, digest: hex ? `sha256:${hex}` : null, size: null }
}

function* indexedImages(files: Files, index: unknown, depth = 0): Generator<Described> {
  for (const one of list(at(index, 'manifests'))) {
    if (depth > 8) throw new Refused('a deep index')
    const platform = at(one, 'platform')
    const isUnknown =
      text(at(platform, 'os')) === 'unknown' && text(at(platform, 'architecture')) === 'unknown'
    if (isUnknown || at(at(one, 'annotations'), 'vnd.docker.reference.type') === 'attestation-manifest')
      continue
    const named = describedName(one)
    const bytes = files(named.path)
    const body = bytes && isNamed(named, bytes) ? json(bytes) : null
    if (Array.isArray(at(body, 'manifests'))) yield* indexedImages(files, body, depth + 1)
    else if (body === null) throw new Unsure('a manifest that is not there, or not right')
    else
      yield { config: describedName(at(body, 'config')), layers: list(at(body, 'layers')).map(describedName) }
  }
}

function describedName(descriptor: unknown): Named {
  const digest = text(at(descriptor, 'digest'))
  const size = at(descriptor, 'size')
  return { path: `blobs/${digest.replace(':', '/')}`, digest, size: typeof size === 'number' ? size : null }
}

const isNamed = ({ digest, size }: Named, bytes: Buffer): boolean =>
  (digest === null || digest === sha256(bytes)) && (size === null || size === bytes.length)

function platformOf(files: Files, { config }: Described): string {
  const bytes = files(config.path)
  const body = json(bytes)
  if (!bytes || !isNamed(config, bytes) || body === null) throw new Unsure('an image of unknown platform')
  return `${text(at(body, 'os'))}/${text(at(body, 'architecture'))}`
}

function read(files: Files, { config, layers }: Described): SlowLayer[] {
  const bytes = files(config.path)
  if (!bytes || !isNamed(config, bytes)) throw new Refused('a config that is missing, or another')
  const body = json(bytes)
  const listed = at(at(body, 'rootfs'), 'diff_ids')
  const diffIds = strings(listed)
  const made = list(at(body, 'history')).filter((row) => at(row, 'empty_layer') !== true)
  if (!Array.isArray(listed)) throw new Refused('no layers')
  if (diffIds.length !== layers.length || made.length > layers.length) throw new Refused('counts')
  return layers.map((layer, index) => readLayer(files, layer, diffIds[index] ?? ''))
}

function readLayer(files: Files, named: Named, diffId: string): SlowLayer {
  const bytes = files(named.path)
  if (!bytes || !isNamed(named, bytes)) throw new Refused('a layer that is missing, or another')
  const { kind, plain } = unpackedSlowly(bytes)
  if (kind === null || sha256(plain) !== diffId) throw new Refused('a layer that is no tar, or another')
  return { plain, diffId }
}

/** Null if it is not JSON, or neither object nor array. */
function json(bytes: Buffer | null): unknown {
  try {
    const value: unknown = JSON.parse(bytes?.toString() ?? 'null')
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const strings = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string')
