/** Reads an archive that lies in a file or a folder, or comes on standard input. */
import { createReadStream } from 'node:fs'
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

/** `file`: the path of a tar (it may be compressed as a whole) or of a layout folder, or `-`. */
export async function readArchive(file: string, progress: Progress): Promise<Archive> {
  const archive = new Archive(file === '-' ? 'standard input' : basename(file), new Budget())
  const count = counter(progress)
  try {
    const place = file === '-' ? null : placeOf(file)
    if (place?.kind === 'folder') await readFolder(place.real, archive, count)
    else await readTar(counted(place ? open(place) : (stdin as AsyncIterable<Buffer>), count), archive)
  } catch (cause) {
    if (cause instanceof Malformed) throw unreadable(archive.name, cause, 'the archive')
    throw cause instanceof UserError || systemCode(cause) === undefined ? cause : fileError(cause, file)
  }
  return archive
}

/** A device has no end, and a socket nothing to read; a pipe is what `<(docker save app)` gives. */
function placeOf(file: string): Located {
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
  ['EACCES', 'may not be read by this user'],
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
