/** Where an engine searches for a container's program. Pure. */
import { posix } from 'node:path'

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** Limit of folders in PATH, against attacks. */
const MOST_FOLDERS = 256

/** Candidate paths, in order: on PATH for a name without a slash, else from the working directory. `env` is `NAME=value`. */
export function placesOf(name: string, workingDir: string, env: readonly string[]): string[] {
  if (name === '') return []
  const home = workingDir || '/'
  if (name.includes('/')) return [posix.resolve('/', home, name)]
  const path = env.findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH
  const folders = path.slice('PATH='.length).split(':', MOST_FOLDERS)
  return folders.map((folder) => posix.resolve('/', home, folder, name))
}
