/** Reads an archive that lies in a file or a folder, or comes on standard input. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { stdin } from 'node:process'
import { UserError, messageOf, systemCode } from '../../errors.ts'
import type { Progress } from '../../progress.ts'
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
    if (file !== '-' && (await stat(file)).isDirectory()) await readFolder(file, archive, count)
    else await readTar(counted(open(file), count), archive)
  } catch (cause) {
    if (cause instanceof Malformed) throw unreadable(archive.name, cause, 'the archive')
    throw systemCode(cause) === undefined ? cause : fileError(cause, file)
  }
  return archive
}

const open = (file: string): AsyncIterable<Buffer> =>
  file === '-' ? (stdin as AsyncIterable<Buffer>) : createReadStream(file, { highWaterMark: CHUNK_BYTES })

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
  return new UserError(
    'settings',
    sentence,
    'Give the path of a `docker save` or OCI archive, or of an OCI layout folder.',
    { exit: 2, cause },
  )
}
