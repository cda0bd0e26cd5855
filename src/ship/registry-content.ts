/** An image at a registry as what is pushed: to give it another name, or to copy it to another registry, byte for byte. */
import type { ImageContent } from '../core/image-content.ts'
import { field, parseJson, text, type Json } from '../lib/json.ts'
import type { RegistryClient } from '../registry/index.ts'
import { digestOf } from './graph.ts'

/** `digest`: of an index or manifest of the client's repository; without it, what the client's reference names. */
export async function registryContent(client: RegistryClient, digest?: string): Promise<ImageContent> {
  const bytes = await client.manifest(digest)
  const root = { mediaType: mediaTypeOf(parseJson(bytes)), digest: digestOf(bytes), size: bytes.length }
  return {
    root,
    manifest: (digest) => (digest === root.digest ? Promise.resolve(bytes) : client.manifest(digest)),
    blob: (descriptor) => client.blob(descriptor),
  }
}

/** OCI's manifests need not name their type. */
function mediaTypeOf(manifest: Json): string {
  const kind = Array.isArray(field(manifest, 'manifests')) ? 'index' : 'manifest'
  return text(field(manifest, 'mediaType')) || `application/vnd.oci.image.${kind}.v1+json`
}
