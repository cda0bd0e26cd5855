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
import { field, parseJson, text } from './image/json.ts'
import { CutOff, Malformed } from './malformed.ts'

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
  const seen = watch(progress)
  try {
    if (subject.kind === 'archive' && (await isFolder(subject.file)))
      await readFolder(subject.file, archive, seen.count)
    else await readTar(watched(await open(subject), seen), archive)
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw subject.kind === 'engine'
      ? engineError(cause, archive, seen.last)
      : archiveError(cause, archive, subject.file)
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

interface Watch {
  readonly count: (bytes: number) => void
  /** The last chunk that came. */
  last: Buffer
}

function watch(progress: Progress): Watch {
  let read = 0
  let told = 0
  const count = (bytes: number): void => {
    read += bytes
    if (read - told < PROGRESS_BYTES) return
    told = read
    progress.waiting(`weighing layers, ${Math.round(read / 1e6)} MB read`)
  }
  return { count, last: Buffer.alloc(0) }
}

async function* watched(chunks: AsyncIterable<Buffer>, seen: Watch): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    seen.count(chunk.length)
    seen.last = chunk
    yield chunk
  }
}

/** An engine that fails half-way appends its error, as JSON, to the tar that it was sending. */
function engineError(cause: unknown, archive: Archive, last: Buffer): unknown {
  const at = last.lastIndexOf('{"errorDetail"')
  const words = at < 0 ? '' : text(field(parseJson(last.subarray(at)), 'errorDetail', 'message'))
  if (words !== '')
    return new UserError('engine-failed', `${archive.name} failed: ${words.slice(0, 1000)}`, '', { cause })
  if (cause instanceof Malformed && !(cause instanceof CutOff))
    return unreadable(archive.name, cause, 'the archive')
  const where = cause instanceof CutOff ? `, at byte ${cause.at ?? 0}` : ''
  const sentence = `The engine broke off ${archive.name}: ${messageOf(cause)}${where}`
  return new UserError('engine-lost', sentence, 'Look at its log, then run this again.', { cause })
}

function archiveError(cause: unknown, archive: Archive, file: string): unknown {
  if (cause instanceof Malformed) return unreadable(archive.name, cause, 'the archive')
  return systemCode(cause) === undefined ? cause : fileError(cause, file)
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
