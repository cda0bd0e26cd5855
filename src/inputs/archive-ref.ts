/** Parses a reference to an image in an archive, as in skopeo and buildx: `oci-layout://PATH:TAG`, `docker-archive:PATH:NAME:TAG`. */

export interface ArchiveRef {
  readonly path: string
  /** Which of the archive's images: a tag, a name, or a digest. */
  readonly ref: string | null
}

const SCHEME = /^(?:oci-layout|oci-archive|docker-archive):(?:\/\/)?/
const DIGEST = /@(sha256:[0-9a-f]{64})$/

/**
 * Null for other references. A path may contain colons: the longest existing path is used, else the text before the first
 * colon.
 */
export function parseArchiveRef(text: string, exists: (path: string) => boolean): ArchiveRef | null {
  const scheme = SCHEME.exec(text)?.[0]
  const rest = text.slice(scheme?.length)
  if (scheme === undefined || rest === '') return null
  if (exists(rest)) return { path: rest, ref: null }
  const digest = DIGEST.exec(rest)?.[1] ?? null
  const { path, ref } = split(rest.replace(DIGEST, ''), exists)
  return { path, ref: digest ?? ref }
}

function split(text: string, exists: (path: string) => boolean): ArchiveRef {
  if (exists(text)) return { path: text, ref: null }
  const colons = [...text.matchAll(/:/g)].map(({ index }) => index)
  const at = colons.findLast((colon) => exists(text.slice(0, colon))) ?? colons[0]
  return at === undefined
    ? { path: text, ref: null }
    : { path: text.slice(0, at), ref: text.slice(at + 1) || null }
}
