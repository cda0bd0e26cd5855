/**
 * The compressed layers of a base image, as its registry describes them. They count only if the manifest's config names
 * the base's diffIDs, in order: a tag may have moved, and another platform has other layers.
 */
import type { Platform } from '../../core/schema.ts'
import { field, list, parseJson, text, type Json } from '../../lib/json.ts'
import type { Packed } from '../cache/index.ts'
import { hasLayers } from '../oci/config.ts'
import { DIGEST, digestOf, isIndex, manifestFor, packedOf } from '../oci/manifest.ts'

/** The raw bytes of a manifest, index or config, by reference or `name@digest`; null if there is no answer. */
export type AskRegistry = (ref: string, signal: AbortSignal) => Promise<Buffer | null>

const DIGEST_AT_END = /@sha256:[0-9a-f]{64}$/

/** By position; null if the registry does not prove that it has these layers. `ask` may reject. */
export async function registryLayers(
  ref: string,
  diffIds: readonly string[],
  platform: Platform,
  ask: (ref: string) => Promise<Buffer | null>,
): Promise<Packed[] | null> {
  const read: Read = (digest) => readChecked(nameOf(ref), digest, ask)
  const root = parseJson((await ask(ref)) ?? '')
  const manifest = isIndex(root) ? await read(manifestFor(root, platform) ?? '') : root
  const layers = list(field(manifest, 'layers')).map(packedOf)
  if (layers.length !== diffIds.length || layers.length === 0) return null
  const config = await read(text(field(manifest, 'config', 'digest')))
  if (!hasLayers(config, diffIds)) return null
  return layers.every((layer) => layer !== null) ? layers : null
}

type Read = (digest: string) => Promise<Json>

/** Null unless the bytes have that digest. */
async function readChecked(
  name: string,
  digest: string,
  ask: (ref: string) => Promise<Buffer | null>,
): Promise<Json> {
  if (!DIGEST.test(digest)) return null
  const bytes = await ask(`${name}@${digest}`)
  if (!bytes || digestOf(bytes) !== digest) return null
  return parseJson(bytes)
}

/** `127.0.0.1:5000/python` of `127.0.0.1:5000/python:3.10@sha256:…`. */
function nameOf(ref: string): string {
  const named = ref.replace(DIGEST_AT_END, '')
  const colon = named.lastIndexOf(':')
  return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named
}
