/** Which image contracts are searched for, and what a file says of it. */

export interface Subject {
  /** Relative to the root of the repository, with `/`: `services/api/Dockerfile`. */
  readonly dockerfile: string
  /** The same for the build context; empty for the root. */
  readonly context: string
  /** The stage that is built; null for the last one. */
  readonly target: string | null
  /** By which an image of it may be called: the repository, the folder, the image. */
  readonly names: readonly string[]
}

/** `isNamed`: it names this Dockerfile or image. `no`: why it is of another; empty where that goes without saying. */
export type Claim =
  | { readonly picks: readonly { readonly pick: string | null; readonly isNamed: boolean }[] }
  | { readonly no: string }

/** Folders that hold how an app is built, and not the app: `docker/Dockerfile` is that of the folder above. */
const OF_BUILDS = /^(?:docker|build|ci|containers?|deploy|deployment|ops|infra|package|packaging)$/i

/** The folder of the app that the Dockerfile builds. */
export function homeOf(dockerfile: string): string {
  const folders = dockerfile.split('/').slice(0, -1)
  while (OF_BUILDS.test(folders.at(-1) ?? '')) folders.pop()
  return folders.join('/')
}

/** `Dockerfile.worker` and `worker.Dockerfile` → `worker`; null for the Dockerfile that a platform builds unasked. */
export function variantOf(dockerfile: string): string | null {
  const name = dockerfile.slice(dockerfile.lastIndexOf('/') + 1)
  const parts = name.split('.').filter((part) => !/^(?:docker|container)file$/i.test(part))
  return parts.length === 0 ? null : parts.join('.')
}

/**
 * By which an image of the Dockerfile may be called. The repository’s name is that of the Dockerfile at its root: one in a
 * folder, such as that of a dev container, is called by its folder, and one of several by its own name.
 */
export function namesOf(dockerfile: string, repository: string): string[] {
  const variant = variantOf(dockerfile)
  const home = homeOf(dockerfile)
  return [variant ?? (home === '' ? repository : home.slice(home.lastIndexOf('/') + 1))]
}
