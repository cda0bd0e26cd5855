/**
 * A secret file of this user on this machine. Run ids are signed with it, so that a run never removes things under an id
 * that someone else made up.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { systemCode } from '../core/errors.ts'
import { makeFolders } from '../core/make-folders.ts'

type Env = Readonly<Record<string, string | undefined>>

const FILE = 'secret'
const BYTES = 32

/**
 * Returns the secret, 32 bytes; the first run creates it. Null where it cannot be stored, or where the file or its folder
 * may belong to someone else: then no dead run is cleaned up. Never throws.
 */
export function localSecret(env: Env, platform: NodeJS.Platform = process.platform): Buffer | null {
  const folder = stateFolder(env, platform)
  try {
    return readSecret(folder) ?? (makeSecret(folder), readSecret(folder))
  } catch {
    return null // the disk is full, no permission, a link, or a folder of another user
  }
}

/** The folder for program state, by the conventions of the operating system. */
export function stateFolder(env: Env, platform: NodeJS.Platform): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'sea-trial')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'sea-trial')
  const own = env.XDG_STATE_HOME
  return join(own?.startsWith('/') ? own : join(homedir(), '.local', 'state'), 'sea-trial')
}

/** Null when it does not exist yet. Throws when it cannot be trusted. */
function readSecret(folder: string): Buffer | null {
  const file = openIn(folder)
  if (file === null) return null
  try {
    const stats = fstatSync(file)
    const isPrivate = process.platform === 'win32' || (stats.mode & 0o077) === 0
    if (!stats.isFile() || !isOwn(stats) || !isPrivate || stats.size !== BYTES) throw new Error('not trusted')
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** Does not follow a link and does not block on a pipe. Windows has neither flag: they are 0 there. */
function openIn(folder: string): number | null {
  try {
    const stats = lstatSync(folder)
    const isShut = process.platform === 'win32' || (stats.mode & 0o022) === 0
    if (!stats.isDirectory() || !isOwn(stats) || !isShut) throw new Error('not trusted')
    return openSync(join(folder, FILE), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null
    throw cause
  }
}

const isOwn = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid()

/** Writes a temporary file and links it to the final name, unless that exists: a reader never finds half a secret. */
function makeSecret(folder: string): void {
  makeFolders(folder, 0o700)
  const part = join(folder, `${randomUUID()}.part`)
  try {
    writeFileSync(part, randomBytes(BYTES), { flag: 'wx', mode: 0o600 })
    linkSync(part, join(folder, FILE))
  } catch (cause) {
    if (systemCode(cause) !== 'EEXIST') throw cause
  } finally {
    rmSync(part, { force: true })
  }
}
