/** Images in memory, in every layout that `docker save`, podman, buildx and skopeo write. Layers are given as tars. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { inspect, type ImageAnalysis, type InspectOptions } from '../../src/inspect/index.ts'
import { silent } from '../../src/core/progress.ts'
import type { Image } from '../../src/core/schema.ts'
import { file, symlink, tar, type Member } from './tar.ts'

const known = new WeakMap<Buffer, string>()

/** Cached by buffer: an image may use one layer a thousand times. */
export function sha256(bytes: Buffer | string): string {
  const before = typeof bytes === 'string' ? undefined : known.get(bytes)
  const hex = before ?? createHash('sha256').update(bytes).digest('hex')
  if (typeof bytes !== 'string') known.set(bytes, hex)
  return hex
}
const digest = (bytes: Buffer): string => `sha256:${sha256(bytes)}`
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

export interface Spec {
  layers: Buffer[]
  architecture?: string
  variant?: string
  /** Fields of the image config, except those that follow from the layers. */
  config?: Record<string, unknown>
  /** Compression of blobs, if the layout allows several. */
  compress?: (tar: Buffer) => Buffer
  tags?: string[]
  /** Of the manifest, in an OCI layout. */
  annotations?: Record<string, string>
}

export function configOf({ layers, architecture = 'amd64', variant, config = {} }: Spec): Buffer {
  return json({
    os: 'linux',
    architecture,
    ...(variant ? { variant } : {}),
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(digest) },
    history: layers.map((_, index) => ({ created_by: `RUN layer ${index}` })),
    ...config,
  })
}

const same = (bytes: Buffer): Buffer => bytes
const tags = (spec: Spec): string[] => spec.tags ?? ['app:latest']

/** Engines before 25: a folder for each layer; a repeated layer is a link. */
export function savedLegacy(spec: Spec): Member[] {
  const config = configOf(spec)
  const first = new Map<string, string>()
  const members = spec.layers.flatMap((layer, index): Member[] => {
    const id = sha256(`${index}`)
    const before = first.get(digest(layer))
    first.set(digest(layer), before ?? id)
    const content = before
      ? symlink(`${id}/layer.tar`, `../${before}/layer.tar`)
      : file(`${id}/layer.tar`, (spec.compress ?? same)(layer))
    return [{ name: `${id}/`, type: '5' }, file(`${id}/VERSION`, '1.0'), file(`${id}/json`, '{}'), content]
  })
  const name = `${sha256(config)}.json`
  const row = {
    Config: name,
    RepoTags: tags(spec),
    Layers: spec.layers.map((_, index) => `${sha256(`${index}`)}/layer.tar`),
  }
  return [...members, file(name, config), file('manifest.json', json([row])), file('repositories', '{}')]
}

/** podman: blobs at the root by diffID, with the old names as links. */
export function savedByPodman(spec: Spec): Member[] {
  const config = configOf(spec)
  const blobs = spec.layers.flatMap((layer) => [
    file(`${sha256(layer)}.tar`, layer),
    symlink(`${sha256(`podman ${sha256(layer)}`)}/layer.tar`, `../${sha256(layer)}.tar`),
  ])
  const name = `${sha256(config)}.json`
  const row = {
    Config: name,
    RepoTags: tags(spec),
    Layers: spec.layers.map((layer) => `${sha256(layer)}.tar`),
  }
  return [...blobs, file(name, config), file('manifest.json', json([row]))]
}

/** kaniko and crane: gzip blobs by digest, the config under its digest. */
export function savedByCrane(spec: Spec): Member[] {
  const config = configOf(spec)
  const blobs = spec.layers.map((layer) => gzipSync(layer))
  const row = {
    Config: digest(config),
    RepoTags: tags(spec),
    Layers: blobs.map((blob) => `${sha256(blob)}.tar.gz`),
  }
  return [
    file(digest(config), config),
    ...blobs.map((blob) => file(`${sha256(blob)}.tar.gz`, blob)),
    file('manifest.json', json([row])),
  ]
}

interface Descriptor {
  mediaType: string
  digest: string
  size: number
  platform?: { os: string; architecture: string; variant?: string }
  annotations?: Record<string, string>
}

export const blob = (bytes: Buffer): Member => file(`blobs/sha256/${sha256(bytes)}`, bytes)
export const descriptor = (mediaType: string, bytes: Buffer): Descriptor => ({
  mediaType: `application/vnd.oci.image.${mediaType}`,
  digest: digest(bytes),
  size: bytes.length,
})

export interface Stored {
  blobs: Buffer[]
  manifest: Buffer
  config: Buffer
  descriptor: Descriptor
}

/** The blobs of one image, and the descriptor of its manifest. */
export function stored(spec: Spec): Stored {
  const config = configOf(spec)
  const layers = spec.layers.map(spec.compress ?? same)
  const manifest = json({
    schemaVersion: 2,
    config: descriptor('config.v1+json', config),
    layers: layers.map((layer) => descriptor('layer.v1.tar', layer)),
    ...(spec.annotations ? { annotations: spec.annotations } : {}),
  })
  const platform = {
    os: 'linux',
    architecture: spec.architecture ?? 'amd64',
    ...(spec.variant ? { variant: spec.variant } : {}),
  }
  return {
    blobs: [...layers, config, manifest],
    manifest,
    config,
    descriptor: { ...descriptor('manifest.v1+json', manifest), platform },
  }
}

/** The provenance that buildx adds to each image of an index, as an image of platform `unknown/unknown`. */
export function attestation(of: Stored): Stored {
  const statement = json({
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ digest: of.descriptor.digest }],
  })
  const config = json({
    os: 'unknown',
    architecture: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: [digest(statement)] },
  })
  const manifest = json({
    config: descriptor('config.v1+json', config),
    layers: [{ ...descriptor('layer', statement), mediaType: 'application/vnd.in-toto+json' }],
  })
  const annotations = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': of.descriptor.digest,
  }
  const platform = { os: 'unknown', architecture: 'unknown' }
  return {
    blobs: [statement, config, manifest],
    manifest,
    config,
    descriptor: { ...descriptor('manifest.v1+json', manifest), platform, annotations },
  }
}

export const indexOf = (descriptors: Descriptor[]): Buffer =>
  json({ schemaVersion: 2, manifests: descriptors })

/** Members of an OCI layout: blobs in hash order, as engines write them, then the index. */
export function layout(blobs: Buffer[], index: Buffer): Member[] {
  const sorted = [...new Map(blobs.map((bytes) => [sha256(bytes), bytes])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return [
    ...sorted.map(([, bytes]) => blob(bytes)),
    file('index.json', index),
    file('oci-layout', '{"imageLayoutVersion":"1.0.0"}'),
  ]
}

export function ociLayout(spec: Spec): Member[] {
  const image = stored(spec)
  return layout(image.blobs, indexOf([image.descriptor]))
}

/** One index of images and their attestations, inside the layout's own index. */
export function ociIndex(specs: Spec[]): Member[] {
  const images = specs.map(stored).flatMap((image) => [image, attestation(image)])
  const inner = indexOf(images.map((image) => image.descriptor))
  return layout(
    [...images.flatMap((image) => image.blobs), inner],
    indexOf([descriptor('index.v1+json', inner)]),
  )
}

/** Engines from 25 on: an OCI layout with a manifest.json beside. */
export function saved(spec: Spec): Member[] {
  const { blobs, descriptor: of } = stored(spec)
  return [...layout(blobs, indexOf([of])), manifestJson([spec])]
}

export function manifestJson(specs: Spec[]): Member {
  const rows = specs.map((spec) => ({
    Config: `blobs/sha256/${sha256(configOf(spec))}`,
    RepoTags: tags(spec),
    Layers: spec.layers.map((layer) => `blobs/sha256/${sha256((spec.compress ?? same)(layer))}`),
  }))
  return file('manifest.json', json(rows))
}

/** An engine that only supports save: it sends these bytes, in chunks of that size. */
export const engineOf = (bytes: Buffer, chunk = 65_536) => ({
  save: () => Promise.resolve(Readable.from(chunksOf(bytes, chunk))),
})

function* chunksOf(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

export interface Options extends Partial<Omit<InspectOptions, 'progress'>> {
  chunk?: number
  id?: string
}

/** Weighs an archive given as its bytes or its members. */
export function analyse(
  archive: Buffer | Member[],
  { chunk, id = '', ...options }: Options = {},
): Promise<ImageAnalysis> {
  const bytes = Buffer.isBuffer(archive) ? archive : tar(archive)
  return inspect(
    { kind: 'engine', ref: 'app', id, engine: engineOf(bytes, chunk) },
    { platform: null, ref: 'app', progress: silent, ...options },
  )
}

/** Weighs the image of these layers, each given as its members. */
export async function weigh(...layers: Member[][]): Promise<Image> {
  return (await analyse(saved({ layers: layers.map((members) => tar(members)) }))).image
}
