import type { Engine } from '../../engine/index.ts'
import { UserError, messageOf } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import { Archive } from '../archive/index.ts'
import { unreadable } from '../archive/invalid.ts'
import { readTar } from '../archive/tar.ts'
import { Budget } from '../budget.ts'
import { field, parseJson, text } from '../../lib/json.ts'
import { CutOff, Malformed } from '../malformed.ts'
import { counted, counter } from './progress.ts'

/**
 * Reads the stream of `docker save`: all layers, in one pass, nothing on disk. Every engine supports it. `ref`: a name
 * or ID; `name`: for messages; `size`: about how many bytes it has. Rejects with `archive-invalid`, `engine-failed` or `engine-lost`.
 */
export async function readSave(
  engine: Pick<Engine, 'save'>,
  ref: string,
  name: string,
  progress: Progress,
  size: number | null = null,
): Promise<Archive> {
  const archive = new Archive(`\`docker save ${name}\``, new Budget())
  let last: Buffer = Buffer.alloc(0)
  const keepLast = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) yield (last = chunk)
  }
  try {
    const stream = (await engine.save(ref)) as AsyncIterable<Buffer>
    await readTar(keepLast(counted(stream, counter(progress, size))), archive)
  } catch (cause) {
    throw cause instanceof UserError ? cause : engineError(cause, archive, last)
  }
  return archive
}

/** An engine that fails while it sends appends its error, as JSON, to the tar. */
function engineError(cause: unknown, archive: Archive, last: Buffer): unknown {
  const at = last.lastIndexOf('{"errorDetail"')
  const reason = at < 0 ? '' : text(field(parseJson(last.subarray(at)), 'errorDetail', 'message'))
  if (reason !== '')
    return new UserError('engine-failed', `${archive.name} failed: ${reason.slice(0, 1000)}`, '', { cause })
  if (cause instanceof Malformed && !(cause instanceof CutOff))
    return unreadable(archive.name, cause, 'the archive')
  const where = cause instanceof CutOff ? `, at byte ${cause.at ?? 0}` : ''
  const sentence = `The engine stopped sending ${archive.name}: ${messageOf(cause)}${where}`
  return new UserError('engine-lost', sentence, 'Check the log of the engine, then run this again.', {
    cause,
  })
}
