/** The container's log, bounded whatever it writes: everything is counted, the end of it is kept. */
import type { Readable } from 'node:stream'
import type { Log } from '../schema.ts'

const KEPT_BYTES = 256 * 1024
const KEPT_LINES = 200
const LINE_CHARACTERS = 2000
const NEWLINE = 10

export interface LogCollector {
  /** What was written so far. */
  read(): Log
  /** Resolves when the stream has ended. */
  done: Promise<void>
}

export function collectLog(stream: Readable): LogCollector {
  let kept: Buffer[] = []
  let size = 0
  let bytes = 0
  let newlines = 0
  let last = NEWLINE
  const add = (chunk: Buffer) => {
    bytes += chunk.length
    newlines += countNewlines(chunk)
    last = chunk.at(-1) ?? last
    kept.push(chunk)
    size += chunk.length
    if (size > 2 * KEPT_BYTES) {
      kept = [Buffer.concat(kept).subarray(-KEPT_BYTES)]
      size = KEPT_BYTES
    }
  }
  stream.on('data', add)
  const done = new Promise<void>((resolve) =>
    stream
      .once('close', resolve)
      .once('end', resolve)
      .once('error', () => resolve()),
  )
  const read = (): Log => ({
    tail: tailOf(Buffer.concat(kept)),
    lines: newlines + (last === NEWLINE ? 0 : 1),
    bytes,
  })
  return { read, done }
}

function countNewlines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Invalid UTF-8 becomes U+FFFD; a progress bar's carriage returns keep only what a terminal would show last. */
function tailOf(buffer: Buffer): string[] {
  const lines = buffer.subarray(-KEPT_BYTES).toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.slice(-KEPT_LINES).map((line) => {
    const shown = line.replace(/\r+$/, '').split('\r').at(-1) ?? ''
    return shown.length > LINE_CHARACTERS ? `${shown.slice(0, LINE_CHARACTERS)}…` : shown
  })
}
