/** Where an engine looks for the program that a container is to run. Pure. */
import { posix } from 'node:path'

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** A PATH of more folders was made to keep somebody busy. */
const MOST_FOLDERS = 256

/** A name without a slash is looked up on PATH, one with a slash from the working directory. `env` is `NAME=value`. */
export function placesOf(name: string, workingDir: string, env: readonly string[]): string[] {
  if (name === '') return []
  const home = workingDir || '/'
  if (name.includes('/')) return [posix.resolve('/', home, name)]
  const path = env.findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH
  const folders = path.slice('PATH='.length).split(':', MOST_FOLDERS)
  return folders.map((folder) => posix.resolve('/', home, folder, name))
}
