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
const TAIL = /^([^@]*?)(?::([A-Za-z0-9_][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/
const MOST_CHARACTERS = 512
/** Before the name of an image, where it could be something else. */
export const REGISTRY = 'registry:'

const DOCKER_HUB = 'docker.io'

/** Null if it is not the name of an image. */
export function parseImageReference(text: string): ImageReference | null {
  if (text.length > MOST_CHARACTERS) return null
  const slash = text.indexOf('/')
  const first = text.slice(0, Math.max(0, slash))
  const isHost = /[.:]/.test(first) || first === 'localhost'
  const [, path = '', tag = null, digest = null] = TAIL.exec(isHost ? text.slice(slash + 1) : text) ?? []
  if (!PATH.test(path) || (isHost && !HOST.test(first))) return null
  const host = !isHost || first === `index.${DOCKER_HUB}` ? DOCKER_HUB : first
  const repository = host === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path
  return { text, host, repository, tag: tag ?? (digest === null ? 'latest' : null), digest }
}

/** A host that cannot be a folder of branches, such as `v1.2` in `v1.2/fix`. */
const CLEAR_HOST = /^(?:localhost|[^/]+\.[a-z]{2,}|\d+(?:\.\d+){3}|[^/]+:\d+)\//i

/** Whether it cannot be meant as the name of a commit: it has a tag, a digest or the host of a registry. */
export function isClearlyImage(text: string): boolean {
  const isNamed = CLEAR_HOST.test(text) || /:[^/]*$/.test(text)
  return isNamed && parseImageReference(text) !== null
}
