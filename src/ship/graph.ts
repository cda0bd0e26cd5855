/** What an image is made of: the manifests below its root, and the blobs that they name. */
import { createHash } from 'node:crypto'
import { descriptorOf } from '../core/descriptor.ts'
import type { Descriptor, ImageContent } from '../core/image-content.ts'
import type { Platform } from '../core/schema.ts'
import { field, list, parseJson, text, type Json } from '../lib/json.ts'
import type { ShippedManifest } from './result.ts'

export interface Graph {
  readonly root: Descriptor
  /** Each after those that it names; the root is the last. */
  readonly nodes: readonly Node[]
}

export interface Node {
  readonly descriptor: Descriptor
  readonly bytes: Buffer
  /** What a registry must have before it takes this manifest, without other manifests. */
  readonly blobs: readonly Descriptor[]
  /** Null for an index. */
  readonly manifest: ShippedManifest | null
}

const MANIFESTS: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
])
/** An image of one platform is made by whoever pushed it. */
const [MOST_MANIFESTS, MOST_LEVELS] = [1000, 5]

/** Reads all manifests. Rejects if one is missing, or is not what its descriptor says. */
export async function readGraph(content: ImageContent): Promise<Graph> {
  const nodes = new Map<string, Node>()
  const visit = async (descriptor: Descriptor, platform: Platform | null, level: number): Promise<void> => {
    const { digest } = descriptor
    if (nodes.has(digest)) return
    if (level > MOST_LEVELS || nodes.size >= MOST_MANIFESTS)
      throw new Error(`the image has more than ${MOST_MANIFESTS} manifests, or ${MOST_LEVELS} levels of them`)
    const bytes = await content.manifest(digest)
    if (digestOf(bytes) !== digest) throw new Error(`the stored manifest ${digest} has other content`)
    const json = parseJson(bytes)
    const rows = list(field(json, 'manifests')).map((row) => ({ row, child: required(row, digest) }))
    for (const { row, child } of rows)
      if (MANIFESTS.has(child.mediaType)) await visit(child, platformIn(row), level + 1)
    const others = rows.flatMap(({ child }) => (MANIFESTS.has(child.mediaType) ? [] : [child]))
    const isIndex = Array.isArray(field(json, 'manifests'))
    nodes.set(digest, {
      descriptor,
      bytes,
      ...(isIndex ? { blobs: others, manifest: null } : leafOf(json, digest, platform)),
    })
  }
  await visit(content.root, null, 1)
  return { root: content.root, nodes: [...nodes.values()] }
}

/** The blobs of these manifests, each once. */
export const blobsOf = (nodes: readonly Node[]): Descriptor[] => [
  ...new Map(nodes.flatMap(({ blobs }) => blobs).map((blob) => [blob.digest, blob])).values(),
]

export const digestOf = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

function leafOf(json: Json, digest: string, platform: Platform | null): Pick<Node, 'blobs' | 'manifest'> {
  const config = required(field(json, 'config'), digest)
  const layers = list(field(json, 'layers')).map((row) => ({ row, layer: required(row, digest) }))
  const stored = layers.flatMap(({ row, layer }) => (isElsewhere(row) ? [] : [layer]))
  const manifest = { digest, platform, config, layers: layers.map(({ layer }) => layer) }
  return { blobs: [config, ...stored], manifest }
}

function required(row: Json, digest: string): Descriptor {
  const descriptor = descriptorOf(row)
  if (descriptor === null) throw new Error(`the manifest ${digest} names something that is no descriptor`)
  return descriptor
}

/** A layer that may not be distributed: its addresses are in the manifest, and registries do without it. */
const isElsewhere = (row: Json): boolean =>
  /nondistributable|foreign/.test(text(field(row, 'mediaType'))) && list(field(row, 'urls')).length > 0

function platformIn(row: Json): Platform | null {
  const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((name) =>
    text(field(row, 'platform', name)),
  )
  if (!os || !architecture) return null
  return { os, architecture, ...(variant ? { variant } : {}) }
}
