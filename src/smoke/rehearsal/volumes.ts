/** The volumes on which one container follows another, or two run at once. Pure. */
import type { EngineImage, Volume } from '../../engine/index.ts'
import { volumeName } from '../../core/run-id.ts'
import type { SmokeInputs } from '../../inputs/types.ts'

export interface Shared {
  /** The settings, with these volumes. */
  readonly inputs: SmokeInputs
  /** Where they are in the container. */
  readonly paths: readonly string[]
  /** Volumes of the run among them, to be removed afterwards. */
  readonly names: readonly string[]
}

/**
 * One volume of the run for each path that VOLUME of an image or an anonymous volume of the settings names, the same for
 * every container that is started with these settings. `isFresh`: so too for each named volume of the settings. A folder of
 * this machine stays what it is, and is not among `paths`.
 */
export function shareVolumes(
  inputs: SmokeInputs,
  images: readonly Pick<EngineImage, 'volumes'>[],
  run: string,
  isFresh: boolean,
): Shared {
  const { container } = inputs
  const names: string[] = []
  const own = (volume: Volume): Volume => {
    const name = volumeName(run, `rehearsal-${names.length + 1}`)
    names.push(name)
    return { ...volume, source: { kind: 'name', name } }
  }
  const given = container.volumes.map((volume) =>
    volume.source === null || (isFresh && volume.source.kind === 'name') ? own(volume) : volume,
  )
  const covered = new Set(
    [...given.map(({ target }) => target), ...container.tmpfs.map(({ path }) => path)].map(plain),
  )
  const declared = [...new Set(images.flatMap(({ volumes }) => volumes.map(plain)))].filter(isMountable)
  const added = declared
    .filter((path) => !covered.has(path))
    .slice(0, MOST_VOLUMES)
    .map((target) => own({ source: null, target, options: [] }))
  const volumes = [...given, ...added]
  return {
    inputs: { ...inputs, container: { ...container, volumes } },
    paths: volumes.flatMap(({ source, target }) => (source?.kind === 'name' ? [target] : [])),
    names,
  }
}

/** Of an image; each costs a volume. */
const MOST_VOLUMES = 50

/** Engines mount a volume at such a path only. Another one stays as VOLUME makes it, one for each container. */
const isMountable = (path: string): boolean => /^\/./.test(path)

/** Without a slash at its end. */
const plain = (path: string): string => path.replace(/(?<=.)\/+$/, '')
