/** Descriptors of untrusted manifests and indices, and what refers to one. */
import { field, number, text, type Json } from '../lib/json.ts'
import type { Descriptor } from './image-content.ts'

const DIGEST = /^sha256:[0-9a-f]{64}$/
/** It becomes a header of requests. https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/

/** Null if it has no media type, SHA-256 digest or size. */
export function descriptorOf(json: Json): Descriptor | null {
  const [mediaType, digest] = [text(field(json, 'mediaType')), text(field(json, 'digest'))]
  const size = number(field(json, 'size'))
  const isValid =
    MEDIA_TYPE.test(mediaType) &&
    DIGEST.test(digest) &&
    size !== null &&
    Number.isSafeInteger(size) &&
    size >= 0
  return isValid ? { mediaType, digest, size } : null
}

/** Where a registry lists no referrers: the tag of an index that stands in for the list of those of this digest. */
export const fallbackTag = (digest: string): string => digest.replace(':', '-')
