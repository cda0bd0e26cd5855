/** Finds and reads the config file: beside the Dockerfile, then in the root of the repository. */
import { join, relative, sep } from 'node:path'
import { messageOf } from '../../core/errors.ts'
import { isInside, isRepository, locate, readWhole, repositoryOf, rootsOf } from '../../core/file-access.ts'
import { MOST_CONFIG_BYTES, configText } from './text.ts'

export const CONFIG_NAMES = ['.sea-trial.yml', '.sea-trial.yaml', '.sea-trial.json'] as const

/** The file's name from the root, and its text or why it cannot be read. */
export type Found = { file: string; text: string } | { file: string; mistake: string }

export interface Search {
  /** Absolute. */
  readonly root: string
  /** From the root, with slashes: where a file may be, the first that exists counts. */
  readonly candidates: readonly string[]
}

/**
 * `folder`: of the Dockerfile. `workspace`: the job's checkout, where there is one: a submodule in it is no repository of its
 * own, or a pull request could leave its limits behind by adding one.
 */
export function searchFor(folder: string, workspace: string | null): Search {
  const outer =
    workspace !== null && workspace !== '' && isInside(folder, workspace)
      ? outermost(folder, workspace)
      : null
  const root = outer ?? repositoryOf(folder)
  const beside = relative(root, folder).split(sep).join('/')
  const folders = beside === '' || beside.startsWith('..') ? [''] : [beside, '']
  const candidates = folders.flatMap((one) =>
    CONFIG_NAMES.map((name) => (one === '' ? name : `${one}/${name}`)),
  )
  return { root, candidates }
}

function outermost(folder: string, workspace: string): string {
  const parts = relative(workspace, folder)
    .split(sep)
    .filter((part) => part !== '')
  const folders = [workspace, ...parts.map((_, index) => join(workspace, ...parts.slice(0, index + 1)))]
  return folders.find(isRepository) ?? workspace
}

/** Null without a file. A link must not lead out of the repository. */
export function findConfig({ root, candidates }: Search): Found | null {
  const places = candidates.map((file) => ({ file, place: locate(join(root, file), rootsOf(root)) }))
  const [first, second] = places.filter(({ place }) => !place.ok || place.kind !== null)
  if (!first) return null
  const { file, place } = first
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  if (second && folderOf(second.file) === folderOf(file))
    return { file, mistake: `${file} and ${second.file} are two config files: keep one of them` }
  if (!place.ok) return { file, mistake: `${file}: ${place.why}` }
  try {
    const text = configText(readWhole(place, { most: MOST_CONFIG_BYTES }))
    return text.ok ? { file, text: text.text } : { file, mistake: `${file} ${text.why}` }
  } catch (cause) {
    return { file, mistake: `${file} cannot be read: ${messageOf(cause)}` }
  }
}
