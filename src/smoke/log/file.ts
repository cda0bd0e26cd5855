/** Writes the whole log to a file (`log-file`): as text, with secrets masked, up to a maximum size. */
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Transform, type TransformCallback } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { UserError, messageOf } from '../../core/errors.ts'
import { newFile, type WriteRules } from '../../core/file-access.ts'

/** Maximum size in characters, which protects the runner's disk. */
const MOST = 1024 ** 3
/** A secret may be split between two chunks, so this many characters are held back until the next one. */
const OVERLAP = 8192

export interface LogFile {
  path: string
  /** Masks the secrets in a text. */
  mask: (text: string) => string
  rules: WriteRules
}

/** Resolves when everything is written. Throws UserError `settings` if the file cannot be created. */
export function keepLog(stream: Readable, { path, mask, rules }: LogFile): Promise<void> {
  const file = createWriteStream(path, { fd: open(path, rules) })
  const masking = new Masking(mask)
  return new Promise((resolve) => {
    file.once('close', resolve).once('error', () => resolve()) // a full disk must not end the trial
    stream.pipe(masking).pipe(file)
  })
}

/** The file gets its name at once, so that it can be read while it grows. */
function open(path: string, rules: WriteRules): number {
  try {
    const file = newFile(path, rules)
    file.commit()
    return file.descriptor
  } catch (cause) {
    const hint = 'Set `log-file` to a path in a writable folder.'
    throw new UserError('settings', `log-file: ${path} cannot be written: ${messageOf(cause)}`, hint, {
      exit: 2,
      cause,
    })
  }
}

class Masking extends Transform {
  private readonly mask: (text: string) => string
  private readonly decoder = new StringDecoder('utf8')
  private held = ''
  private left = MOST

  constructor(mask: (text: string) => string) {
    super()
    this.mask = mask
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.left > 0) {
      const text = this.mask(this.held + this.decoder.write(chunk))
      const end = Math.max(0, text.length - OVERLAP)
      this.held = text.slice(end)
      this.pushLimited(text.slice(0, end))
    }
    done()
  }

  override _flush(done: TransformCallback): void {
    if (this.left > 0) this.pushLimited(this.mask(this.held + this.decoder.end()))
    done()
  }

  private pushLimited(text: string): void {
    this.push(text.slice(0, this.left))
    this.left -= text.length
    if (this.left <= 0) this.push(`\n… cut here by Sea Trial after ${MOST} characters\n`)
  }
}
