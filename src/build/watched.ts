/** What on this machine a build reads, so that a change of it can be noticed. */
import { join } from 'node:path'
import type { BuildSource } from '../inputs/types.ts'
import { locateDockerfile } from './dockerfile/locate.ts'
import { exceptionsIn, ignoredIn } from './dockerfile/ignored.ts'
import { contextFolders, type WalkRules } from './context-folders.ts'
import { contextsOf } from './materials/index.ts'

/** Paths are absolute. */
export interface WatchedBuild {
  readonly folders: readonly WatchedFolder[]
  /** Single files, which need not exist: the Dockerfile, and ignore files. */
  readonly files: readonly string[]
}

export interface WatchedFolder {
  readonly path: string
  /** `path`: relative to the folder, with `/`. */
  readonly isIgnored: (path: string) => boolean
  /** All folders in it (or in `under`) whose files count, relative to it; itself first. */
  readonly walk: (under?: string) => AsyncIterable<string>
}

/** Every command of git writes in it. */
const isGit = (path: string): boolean => path === '.git' || path.startsWith('.git/')

export function watchedBuild(source: BuildSource, root: string): WatchedBuild {
  const found = locateDockerfile(source.file, source.context, root)
  const dockerfile = found.ok ? found.path : source.file
  const ignored = ignoredIn(source.context, dockerfile, root)
  const isIgnored = (path: string) => isGit(path) || ignored.byDocker(path) !== null
  const entersIgnored = exceptionsIn(ignored.text ?? '') !== 'none'
  return {
    folders: [
      watchedFolder(source.context, { isIgnored, entersIgnored }),
      ...contextsOf(source).folders.map((path) => watchedFolder(path, { isIgnored: isGit })),
    ],
    files: [dockerfile, `${dockerfile}.dockerignore`, join(source.context, '.dockerignore')],
  }
}

function watchedFolder(path: string, rules: WalkRules): WatchedFolder {
  return {
    path,
    isIgnored: rules.isIgnored,
    async *walk(under = '') {
      if (under !== '' && rules.isIgnored(under) && !rules.entersIgnored) return
      for await (const folder of contextFolders(path, rules, under))
        if (!isGit(folder.path)) yield folder.path
    },
  }
}
