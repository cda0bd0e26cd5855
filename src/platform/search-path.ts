/** Where an engine looks for the program that a container starts. Pure. */
import { posix } from 'node:path'

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** Bounds the cost of a hostile PATH. */
const MOST_FOLDERS = 256

/** Absolute paths to try, in order: a name without a slash in each folder of PATH, another from the working directory. `env`: `NAME=value`. */
export function placesOf(name: string, workingDir: string, env: readonly string[]): string[] {
  if (name === '') return []
  const home = workingDir || '/'
  if (name.includes('/')) return [posix.resolve('/', home, name)]
  const path = env.findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH
  const folders = path.slice('PATH='.length).split(':', MOST_FOLDERS)
  return folders.map((folder) => posix.resolve('/', home, folder, name))
}
