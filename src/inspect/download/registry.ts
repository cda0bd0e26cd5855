/**
 * The compressed layers of a base image, as its registry describes them. They count only if the manifest's config names
 * the base's diffIDs, in order: a tag may have moved, and another platform has other layers.
 */
import { createHash } from 'node:crypto'
import type { Platform } from '../../core/schema.ts'
import { field, list, number, parseJson, text, type Json } from '../../lib/json.ts'
import { isSameMachine, isSamePlatform } from '../../platform/name.ts'
import type { Packed } from '../cache/index.ts'
import { hasLayers, platformOf } from '../oci/config.ts'

/** The raw bytes of a manifest, index or config, by reference or `name@digest`; null if there is no answer. */
export type AskRegistry = (ref: string, signal: AbortSignal) => Promise<Buffer | null>

const DIGEST = /^sha256:[0-9a-f]{64}$/
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
  const manifest = Array.isArray(field(root, 'manifests')) ? await manifestIn(root, platform, read) : root
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
  if (!bytes || `sha256:${createHash('sha256').update(bytes).digest('hex')}` !== digest) return null
  return parseJson(bytes)
}

/** The manifest for the platform: of the same variant if there is one. */
async function manifestIn(index: Json, platform: Platform, read: Read): Promise<Json> {
  const rows = list(field(index, 'manifests')).map((row) => ({
    digest: text(field(row, 'digest')),
    platform: platformOf(field(row, 'platform')),
  }))
  const row =
    rows.find((one) => isSamePlatform(one.platform, platform)) ??
    rows.find((one) => isSameMachine(one.platform, platform))
  return row ? read(row.digest) : null
}

/** `127.0.0.1:5000/python` of `127.0.0.1:5000/python:3.10@sha256:…`. */
function nameOf(ref: string): string {
  const named = ref.replace(DIGEST_AT_END, '')
  const colon = named.lastIndexOf(':')
  return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named
}

function packedOf(descriptor: Json): Packed | null {
  const digest = text(field(descriptor, 'digest'))
  const size = number(field(descriptor, 'size'))
  return DIGEST.test(digest) && size !== null && Number.isSafeInteger(size) && size >= 0
    ? { digest, size }
    : null
}
