/** Images in memory as what is pushed: an index with platforms and an attestation, or one manifest. */
import type { Descriptor, ImageContent } from '../../src/core/image-content.ts'
import { sha256 } from './archives.ts'

export interface Shippable {
  readonly content: ImageContent
  readonly root: Descriptor
  /** By digest. */
  readonly manifests: ReadonlyMap<string, Buffer>
  readonly blobs: ReadonlyMap<string, Buffer>
  /** The blobs that were opened, in order. */
  readonly opened: string[]
}

const OCI = 'application/vnd.oci.image'
export const LAYER = `${OCI}.layer.v1.tar+gzip`

export interface Row extends Descriptor {
  readonly platform?: { readonly os: string; readonly architecture: string }
  readonly urls?: readonly string[]
}

/** Collects what an image is made of. */
export function shipyard() {
  const [manifests, blobs, opened] = [new Map<string, Buffer>(), new Map<string, Buffer>(), [] as string[]]
  const add = (to: Map<string, Buffer>, mediaType: string, bytes: Buffer): Descriptor => {
    const digest = `sha256:${sha256(bytes)}`
    to.set(digest, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const json = (value: object): Buffer => Buffer.from(JSON.stringify(value, null, 1))
  const blob = (bytes: Buffer, mediaType = LAYER): Descriptor => add(blobs, mediaType, bytes)
  const manifest = (
    config: object,
    layers: readonly Row[],
    mediaType = `${OCI}.manifest.v1+json`,
  ): Descriptor =>
    add(
      manifests,
      mediaType,
      json({ schemaVersion: 2, mediaType, config: blob(json(config), `${OCI}.config.v1+json`), layers }),
    )
  const index = (rows: readonly Row[], mediaType = `${OCI}.index.v1+json`): Descriptor =>
    add(manifests, mediaType, json({ schemaVersion: 2, mediaType, manifests: rows }))
  const content = (root: Descriptor): ImageContent => ({
    root,
    manifest: (digest) => {
      const bytes = manifests.get(digest)
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no manifest ${digest}`))
    },
    async *blob({ digest }) {
      opened.push(digest)
      const bytes = blobs.get(digest)
      if (!bytes) throw new Error(`no blob ${digest}`)
      for (let at = 0; at < bytes.length; at += 65_536) {
        yield bytes.subarray(at, at + 65_536)
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  })
  const of = (root: Descriptor): Shippable => ({ content: content(root), root, manifests, blobs, opened })
  return { blob, manifest, index, of }
}

/** Two platforms that share a layer, each with a layer of its own, and an attestation. */
export function twoPlatforms(seed = 'a', size = 200_000): Shippable {
  const yard = shipyard()
  const shared = yard.blob(Buffer.alloc(size, `shared ${seed}`))
  const platform = (architecture: string): Row => ({
    ...yard.manifest({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: [] } }, [
      shared,
      yard.blob(Buffer.alloc(size / 2, `${architecture} ${seed}`)),
    ]),
    platform: { os: 'linux', architecture },
  })
  const statement = yard.blob(
    Buffer.from('{"_type":"https://in-toto.io/Statement/v0.1"}'),
    'application/vnd.in-toto+json',
  )
  const attestation = {
    ...yard.manifest({}, [statement]),
    platform: { os: 'unknown', architecture: 'unknown' },
  }
  return yard.of(yard.index([platform('amd64'), platform('arm64'), attestation]))
}

/** An image of one platform. */
export function onePlatform(layers: readonly Buffer[], config: object = {}): Shippable {
  const yard = shipyard()
  return yard.of(
    yard.manifest(
      { os: 'linux', architecture: 'amd64', ...config },
      layers.map((layer) => yard.blob(layer)),
    ),
  )
}
