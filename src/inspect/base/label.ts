/** What an image says of its base by the OCI annotation keys, which also serve as labels. A name alone proves nothing. */

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

type Texts = Readonly<Record<string, string>>

export interface Label {
  readonly ref: string
  readonly digest: string | null
  /** Annotations of the manifest are this image's own; labels may be a base's, handed down. */
  readonly isOwn: boolean
}

const REFERENCE = /^[A-Za-z0-9][\w./:@-]{0,254}$/
const IS_DIGEST = /^sha256:[0-9a-f]{64}$/

export function labelIn(annotations: Texts, labels: Texts): Label | null {
  const isOwn = annotations[NAME] !== undefined
  const source = isOwn ? annotations : labels
  const ref = source[NAME] ?? ''
  const digest = source[DIGEST] ?? ''
  if (!REFERENCE.test(ref) || ref === 'scratch') return null
  return { ref, digest: IS_DIGEST.test(digest) ? digest : null, isOwn }
}
