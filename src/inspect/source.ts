/** Where the bytes of an archive come from: an engine, a file, a folder, standard input. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { stdin } from 'node:process'
import type { Engine } from '../engine/index.ts'
import { UserError, messageOf, systemCode } from '../errors.ts'
import type { Progress } from '../progress.ts'
import { Archive, readTar } from './archive/index.ts'
import { readFolder } from './archive/folder.ts'
import { unreadable } from './archive/invalid.ts'
import { Budget } from './budget.ts'
import { newGround } from './layer/index.ts'
import { Malformed } from './malformed.ts'

export type Subject =
  | {
      readonly kind: 'engine'
      readonly ref: string
      readonly id: string
      readonly engine: Pick<Engine, 'save'>
    }
  | { readonly kind: 'archive'; readonly file: string }

const CHUNK_BYTES = 2 ** 20
const PROGRESS_BYTES = 64 * 2 ** 20

/** Reads all of it, once. */
export async function readArchive(subject: Subject, progress: Progress): Promise<Archive> {
  const archive = new Archive(nameOf(subject), newGround(new Budget()))
  const count = counter(progress)
  try {
    if (subject.kind === 'archive' && (await isFolder(subject.file)))
      await readFolder(subject.file, archive, count)
    else await readTar(counted(await open(subject), count), archive)
  } catch (cause) {
    throw explained(cause, subject, archive)
  }
  return archive
}

const nameOf = (subject: Subject): string => {
  if (subject.kind === 'engine') return `\`docker save ${subject.ref}\``
  return subject.file === '-' ? 'standard input' : basename(subject.file)
}

const isFolder = async (file: string): Promise<boolean> => file !== '-' && (await stat(file)).isDirectory()

async function open(subject: Subject): Promise<AsyncIterable<Buffer>> {
  if (subject.kind === 'engine')
    return (await subject.engine.save(subject.id || subject.ref)) as AsyncIterable<Buffer>
  return subject.file === '-'
    ? (stdin as AsyncIterable<Buffer>)
    : createReadStream(subject.file, { highWaterMark: CHUNK_BYTES })
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

function counter(progress: Progress): (bytes: number) => void {
  let read = 0
  let told = 0
  return (bytes) => {
    read += bytes
    if (read - told < PROGRESS_BYTES) return
    told = read
    progress.waiting(`weighing layers, ${Math.round(read / 1e6)} MB read`)
  }
}

function explained(cause: unknown, subject: Subject, archive: Archive): unknown {
  if (cause instanceof UserError) return cause
  if (subject.kind === 'engine') return engineError(cause, subject.ref)
  if (cause instanceof Malformed) return unreadable(archive.name, cause, 'the archive')
  return systemCode(cause) === undefined ? cause : fileError(cause, subject.file)
}

function engineError(cause: unknown, ref: string): UserError {
  const where = cause instanceof Malformed && cause.at !== null ? `, at byte ${cause.at}` : ''
  const sentence = `The engine did not send all of image ${ref}: ${messageOf(cause)}${where}`
  return new UserError('engine-lost', sentence, 'Look at its log, then run this again.', { cause })
}

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
