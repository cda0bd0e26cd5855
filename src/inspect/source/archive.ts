import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { stdin } from 'node:process'
import { UserError, messageOf, systemCode } from '../../core/errors.ts'
import { KIND_NAMES, locate, openForReading, type Located } from '../../core/file-access.ts'
import type { Progress } from '../../core/progress.ts'
import { readFolder } from '../archive/folder.ts'
import { Archive } from '../archive/index.ts'
import { unreadable } from '../archive/invalid.ts'
import { readTar } from '../archive/tar.ts'
import { Budget } from '../budget.ts'
import { Malformed } from '../malformed.ts'
import { counter, counted } from './progress.ts'

const CHUNK_BYTES = 2 ** 20

/**
 * Reads an archive. `file`: the path of a tar (it may be compressed as a whole) or of an OCI layout folder, or `-` for
 * standard input. Rejects with `archive-invalid`, or with `settings` (exit 2) if the file cannot be opened.
 */
export async function readArchive(file: string, progress: Progress): Promise<Archive> {
  const archive = new Archive(file === '-' ? 'standard input' : basename(file), new Budget())
  const count = counter(progress, sizeOf(file))
  try {
    const source = file === '-' ? null : located(file)
    if (source?.kind === 'folder') await readFolder(source.real, archive, count)
    else await readTar(counted(source ? open(source) : (stdin as AsyncIterable<Buffer>), count), archive)
  } catch (cause) {
    if (cause instanceof Malformed) throw unreadable(archive.name, cause, 'the archive')
    throw cause instanceof UserError || systemCode(cause) === undefined ? cause : fileError(cause, file)
  }
  return archive
}

/** Null for a folder, a pipe, and what cannot be opened. */
function sizeOf(file: string): number | null {
  try {
    const stat = statSync(file)
    return stat.isFile() ? stat.size : null
  } catch {
    return null // opening it says why
  }
}

/** Refuses devices, which may have no end, and sockets. A pipe is allowed: `<(docker save app)`. */
function located(file: string): Located {
  const place = locate(file, [])
  if (!place.ok) throw refused(`The archive ${file} cannot be read: ${place.why}`)
  if (place.kind === 'device' || place.kind === 'socket')
    throw refused(`The archive ${file} is ${KIND_NAMES[place.kind]}, not an archive`)
  return place
}

const open = (place: Located): AsyncIterable<Buffer> =>
  createReadStream('', { fd: openForReading(place, { pipes: true }), highWaterMark: CHUNK_BYTES })

const FILE_ERRORS = new Map([
  ['ENOENT', 'does not exist'],
  ['EACCES', 'cannot be read by this user'],
  ['ENOTDIR', 'does not exist'],
])

function fileError(cause: unknown, file: string): UserError {
  const what = FILE_ERRORS.get(systemCode(cause) ?? '')
  const sentence = what
    ? `The archive ${file} ${what}`
    : `The archive ${file} cannot be read: ${messageOf(cause)}`
  return refused(sentence, cause)
}

const HINT = 'Give the path of a `docker save` or OCI archive, or of an OCI layout folder.'

const refused = (sentence: string, cause?: unknown): UserError =>
  new UserError('settings', sentence, HINT, { exit: 2, cause })
