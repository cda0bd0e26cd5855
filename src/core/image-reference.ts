/** Names of images at registries, read as Docker reads them: `app:1` is `docker.io/library/app:1`. */

export interface ImageReference {
  /** As given: for messages. */
  readonly text: string
  /** `ghcr.io`, `127.0.0.1:5000`; of Docker Hub `docker.io`. */
  readonly host: string
  /** `acme/api` */
  readonly repository: string
  /** Null where only a digest is given; `latest` where neither is. */
  readonly tag: string | null
  /** `sha256:…` */
  readonly digest: string | null
}

const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${PART}(?:/${PART})*$`)
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$/
const TAIL = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/s
const TAG = /^[A-Za-z0-9_][\w.-]{0,127}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/
const MOST_CHARACTERS = 512
/** Before the name of an image, where it could be something else. */
export const REGISTRY = 'registry:'

const DOCKER_HUB = 'docker.io'

/** Null if it is not the name of an image. */
export function parseImageReference(text: string): ImageReference | null {
  const { host, path, tag, digest, isHost } = partsOf(text)
  if (whyNoImage(text) !== null) return null
  const registry = !isHost || host === `index.${DOCKER_HUB}` ? DOCKER_HUB : host
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path
  return { text, host: registry, repository, tag: tag ?? (digest === null ? 'latest' : null), digest }
}

/** Completes "is not the name of an image: …"; null if it is one. */
export function whyNoImage(text: string): string | null {
  const { host, path, tag, digest, isHost } = partsOf(text)
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0]
  if (text.length > MOST_CHARACTERS) return `it has more than ${MOST_CHARACTERS} characters`
  if (scheme !== undefined) return `leave out ${scheme}`
  if (isHost && !HOST.test(host)) return `${JSON.stringify(host)} is not the host of a registry`
  if (digest !== null && !DIGEST.test(digest)) return 'a digest is sha256: and 64 hexadecimal digits'
  if (tag !== null && !TAG.test(tag))
    return `${JSON.stringify(tag)} is not a tag, which has letters, digits, _, . and -, and at most 128 of them`
  if (PATH.test(path)) return null
  return /[A-Z]/.test(path)
    ? `${JSON.stringify(path)} has upper-case letters`
    : `${JSON.stringify(path)} is not a name, which has lower-case letters and digits, with . _ or - between them`
}

interface Parts extends Pick<ImageReference, 'host' | 'tag' | 'digest'> {
  readonly path: string
  /** Whether the text before the first slash is a host. */
  readonly isHost: boolean
}

function partsOf(text: string): Parts {
  const slash = text.indexOf('/')
  const host = text.slice(0, Math.max(0, slash))
  const isHost = /[.:]/.test(host) || host === 'localhost'
  const [, path = '', tag = null, digest = null] = TAIL.exec(isHost ? text.slice(slash + 1) : text) ?? []
  return { host, path, tag, digest, isHost }
}

/** A host that cannot be a folder of branches, such as `v1.2` in `v1.2/fix`. */
const CLEAR_HOST = /^(?:localhost|[^/]+\.[a-z]{2,}|\d+(?:\.\d+){3}|[^/]+:\d+)\//i

/**
 * Whether it cannot be meant as the name of a commit: it has a tag, a digest or the host of a registry. It may still not be
 * valid (`whyNoImage`).
 */
export function isClearlyImage(text: string): boolean {
  const hasHost = CLEAR_HOST.test(text)
  if (/^https?:|@sha\d+:/.test(text) || (hasHost && text.includes(':'))) return true
  return (hasHost || /:[^/]*$/.test(text)) && whyNoImage(text) === null
}
