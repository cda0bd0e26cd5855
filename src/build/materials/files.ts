/** One digest over files: their paths, kinds, executable bits and contents. Times, owners and other modes do not count. */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { messageOf } from '../../core/errors.ts'
import { contextFolders, type WalkRules } from '../context-folders.ts'

/** `why`: why there is no digest, without a full stop. */
export type Digested = { ok: true; sha256: string } | { ok: false; why: string }

/** Entries, and bytes of contents: more would take longer than a few seconds. */
export interface DigestLimits {
  entries: number
  bytes: number
}

const MOST: DigestLimits = { entries: 50_000, bytes: 1_000_000_000 }

/** Of all that is in the folder and not ignored. Symbolic links count by their target's path. Never rejects. */
export async function digestFolder(folder: string, rules: WalkRules, most = MOST): Promise<Digested> {
  const lines: string[] = []
  const read = reader(most.bytes)
  try {
    for await (const { path, names, entries } of contextFolders(folder, rules)) {
      if (names === null) return no(`${path || folder} cannot be read`)
      for (const { path: inner, is } of entries) {
        if (lines.length >= most.entries) return no(`there are more than ${most.entries} files and folders`)
        const at = join(folder, inner)
        if (is.isFile()) lines.push(row(inner, ...(await read(at))))
        else if (is.isDirectory()) lines.push(row(inner, 'folder'))
        else if (is.isSymbolicLink()) lines.push(row(inner, 'link', readlinkSync(at)))
        else return no(`${inner} is neither a file, a folder nor a link`)
      }
    }
  } catch (cause) {
    return no(messageOf(cause))
  }
  return { ok: true, sha256: sha256(lines.sort().join('\n')) }
}

/** Of single files, by the names under which they count. Absolute paths. Never rejects. */
export async function digestFiles(
  files: readonly (readonly [name: string, path: string])[],
): Promise<Digested> {
  const read = reader(MOST.bytes)
  try {
    const lines: string[] = []
    for (const [name, path] of files) lines.push(row(name, ...(await read(path))))
    return { ok: true, sha256: sha256(lines.join('\n')) }
  } catch (cause) {
    return no(messageOf(cause))
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const row = (...fields: readonly string[]): string => JSON.stringify(fields)
const no = (why: string): Digested => ({ ok: false, why })

/** The event loop goes on after so many bytes; a small file counts as if it were larger. */
const AT_ONCE = 8_000_000
const SMALL = 16_000

/** Reads regular files, up to so many bytes all together. Rejects for anything else. */
function reader(most: number): (path: string) => Promise<[kind: string, sha256: string]> {
  let [total, sincePause] = [0, 0]
  const buffer = Buffer.allocUnsafe(1 << 20)
  return async (path) => {
    const hash = createHash('sha256')
    // NONBLOCK: otherwise opening a pipe without a writer blocks
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    let kind = 'file'
    try {
      const stat = fstatSync(file)
      if (!stat.isFile()) throw new Error(`${path} is not a regular file`)
      if ((stat.mode & 0o111) !== 0) kind = 'program'
      const size = fill(hash, file, buffer, most - total)
      total += size
      sincePause += Math.max(size, SMALL)
    } finally {
      closeSync(file)
    }
    if (sincePause >= AT_ONCE) {
      sincePause = 0
      await setImmediate()
    }
    return [kind, hash.digest('hex')]
  }
}

function fill(hash: Hash, file: number, buffer: Buffer, most: number): number {
  for (let size = 0; ;) {
    const count = readSync(file, buffer)
    if (count === 0) return size
    size += count
    if (size > most) throw new Error('there are too many bytes to read')
    hash.update(buffer.subarray(0, count))
  }
}
