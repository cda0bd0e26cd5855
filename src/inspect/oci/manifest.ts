/** Manifests and indices as a registry has them. */
import { createHash } from 'node:crypto'
import type { Platform } from '../../core/schema.ts'
import { field, list, number, text, type Json } from '../../lib/json.ts'
import { isSameMachine, isSamePlatform, platformText } from '../../platform/name.ts'
import type { Packed } from '../cache/index.ts'
import { isAttestation } from './candidates.ts'
import { platformOf } from './config.ts'

export const DIGEST = /^sha256:[0-9a-f]{64}$/

export const digestOf = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export const isIndex = (json: Json): boolean => Array.isArray(field(json, 'manifests'))

/** Digest of the manifest for the platform: of the same variant if there is one. Null without one. */
export function manifestFor(index: Json, platform: Platform): string | null {
  const rows = list(field(index, 'manifests')).map((row) => ({
    digest: text(field(row, 'digest')),
    platform: platformOf(field(row, 'platform')),
  }))
  const row =
    rows.find((one) => isSamePlatform(one.platform, platform)) ??
    rows.find((one) => isSameMachine(one.platform, platform))
  return row?.digest ?? null
}

/** The platforms of an index, as text. */
export const platformsIn = (index: Json): string[] =>
  list(field(index, 'manifests'))
    .filter((row) => !isAttestation(row))
    .map((row) => platformText(platformOf(field(row, 'platform'))))

/** Null if it is not the descriptor of a blob with a SHA-256 digest and a size. */
export function packedOf(descriptor: Json): Packed | null {
  const digest = text(field(descriptor, 'digest'))
  const size = number(field(descriptor, 'size'))
  return DIGEST.test(digest) && size !== null && Number.isSafeInteger(size) && size >= 0
    ? { digest, size }
    : null
}
