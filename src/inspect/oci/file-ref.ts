/** A file as a manifest describes it, checked against the archive. */
import type { UserError } from '../../core/errors.ts'
import type { Archive, Blob } from '../archive/index.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { limits } from '../limits.ts'
import { field, mostValues, number, parseJson, text, type Json } from '../../lib/json.ts'

/** Digest and size are null if the manifest has none. */
export interface FileRef {
  readonly path: string
  readonly digest: string | null
  readonly size: number | null
}

/** From a path in manifest.json. Names of configs and blobs are digests; `<id>/layer.tar` is not. */
export function savedRef(path: string): FileRef {
  const hex = /^(?:blobs\/sha256\/|sha256:)?([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1]
  return { path, digest: hex ? `sha256:${hex}` : null, size: null }
}

/** Characters: more than any algorithm needs. */
const MOST_DIGEST = 200

/** From an OCI descriptor. */
export function descriptorRef(descriptor: Json): FileRef {
  const digest = text(field(descriptor, 'digest')).slice(0, MOST_DIGEST)
  return { path: `blobs/${digest.replace(':', '/')}`, digest, size: number(field(descriptor, 'size')) }
}

/** Why the file cannot be read as JSON of that role; null if it can. */
export function problemOf(archive: Archive, ref: FileRef, blob: Blob | null, role: string): UserError | null {
  if (!blob) return missing(archive, ref, `the ${role} of an image`)
  const wrong = mismatch(archive, ref, blob)
  if (wrong) return wrong
  if (jsonOf(archive, blob) !== null) return null
  const why = blob.failure?.message ?? 'it is not JSON'
  return invalidArchive(`${ref.path} of ${archive.name}, the ${role} of an image, cannot be read: ${why}`)
}

/** `archive-invalid`: the archive does not have the file. */
export function missing(archive: Archive, { path }: FileRef, role: string): UserError {
  const hint =
    'An archive of several platforms may lack parts of some: pull that platform first, or choose another with `platform`.'
  return invalidArchive(`${path || 'A file'}, ${role}, is not in ${archive.name}`, hint)
}

/** The error if the file does not have the digest and size of the reference; else null. */
export function mismatch(archive: Archive, { path, digest, size }: FileRef, blob: Blob): UserError | null {
  if (digest !== null && !digest.startsWith('sha256:'))
    return invalidArchive(
      `${path} of ${archive.name} is named by a digest that is not SHA-256`,
      'Write the archive with SHA-256 digests.',
    )
  if (digest !== null && digest !== blob.digest)
    return invalidArchive(
      `${archive.name} is damaged: ${path} should have digest ${digest}, and has ${blob.digest}`,
    )
  if (size !== null && size !== blob.size)
    return invalidArchive(
      `${archive.name} is damaged: ${path} should have ${size} bytes, and has ${blob.size}`,
    )
  return null
}

const parsed = new WeakMap<Blob, Json>()

/** Null if there is none. Cached: a hostile index may name it many times. */
export function jsonOf(archive: Archive, blob: Blob | null): Json {
  if (!blob?.json) return null
  if (!parsed.has(blob)) {
    if (!archive.budget.affordsJson(mostValues(blob.json)))
      throw invalidArchive(`The JSON of ${archive.name} has more than ${limits.jsonValues} values`)
    parsed.set(blob, parseJson(blob.json))
  }
  return parsed.get(blob)
}
