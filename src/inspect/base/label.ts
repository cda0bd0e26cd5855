const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

type Texts = Readonly<Record<string, string>>

export interface Label {
  readonly ref: string
  readonly digest: string | null
  /** Whether it is an annotation of the manifest; labels may be inherited from a base. */
  readonly isOwn: boolean
}

const REFERENCE = /^[A-Za-z0-9][\w./:@-]{0,254}$/
const IS_DIGEST = /^sha256:[0-9a-f]{64}$/

/** The base that an image names by OCI's annotation keys, which are also used as labels; null if none. A name is no proof. */
export function labelIn(annotations: Texts, labels: Texts): Label | null {
  const isOwn = annotations[NAME] !== undefined
  const source = isOwn ? annotations : labels
  const ref = source[NAME] ?? ''
  const digest = source[DIGEST] ?? ''
  if (!REFERENCE.test(ref) || ref === 'scratch') return null
  return { ref, digest: IS_DIGEST.test(digest) ? digest : null, isOwn }
}
