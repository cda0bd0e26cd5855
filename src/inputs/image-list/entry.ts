/** The images that a bake or compose file defines, as settings that the config file could have given. */
import type { SettingName } from '../table.ts'

export interface ImageEntry {
  readonly name: string
  /** `label`: where a text comes from, such as `docker-bake.hcl target api shm-size`. Paths are absolute. */
  readonly settings: ReadonlyMap<SettingName, { readonly text: string; readonly label: string }>
  /** Text of the Dockerfile, where the file contains it instead of naming one. */
  readonly inline?: string
}

/** A path of this machine that a file names; it must be in the repository. */
export interface Place {
  readonly path: string
  readonly label: string
}

export interface Entries {
  readonly images: readonly ImageEntry[]
  /** Targets that images build on (`--build-context NAME=target:OTHER`) and that are no images of the run. */
  readonly linked: readonly ImageEntry[]
  /** One sentence each, without a full stop. */
  readonly mistakes: readonly string[]
  readonly notes: readonly string[]
  readonly places: readonly Place[]
}

/** What the settings of the run allow: a pull request writes the files of the repository, and must not get more by them. */
export interface Grants {
  /** Names of variables that build secrets may be read from. */
  readonly variables: ReadonlySet<string>
  /** `network.host`, `security.insecure` */
  readonly entitlements: ReadonlySet<string>
  /** IDs of SSH keys and agents. */
  readonly ssh: ReadonlySet<string>
}

/** Of one run; a matrix multiplies. */
export const MOST_IMAGES = 200

export const tooMany = (names: readonly string[], file: string): string[] =>
  names.length > MOST_IMAGES
    ? [`${file}: it has ${names.length} images, and a run takes at most ${MOST_IMAGES}`]
    : []

/** A sentence for each name that two images have. */
export function duplicateNames(images: readonly ImageEntry[]): string[] {
  const names = images.map(({ name }) => name)
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...twice].map(
    (name) => `two images are called ${name.slice(0, 100)}: give each its own name, which the report shows`,
  )
}
