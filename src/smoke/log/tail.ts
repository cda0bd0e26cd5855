/** The container's log in bounded memory: everything is counted, its beginning and its end are kept. */
import type { Readable } from 'node:stream'
import { trimEnd } from '../../lib/trim-end.ts'
import type { LogSeen } from './types.ts'
import type { LogLines } from './lines.ts'

const KEPT_BYTES = 256 * 1024
const KEPT_LINES = 200
const HEAD_BYTES = 16 * 1024
const HEAD_LINES = 40
const LINE_CHARACTERS = 2000
/** A longer line is shown from the middle. */
const LAST_BYTES = 4096
const NEWLINE = 10

export interface LogCollector {
  /** What was written so far, as the kept lines. */
  read(): LogSeen
  /** The last line with a text so far; null without one. */
  lastLine(): string | null
  /** Resolves when the stream has ended. */
  done: Promise<void>
}

/** `lines` also gets everything. `elapsed`: seconds since the start; without it, lines have no times. */
export function collectLog(stream: Readable, lines?: LogLines, elapsed?: () => number): LogCollector {
  let head = Buffer.alloc(0)
  let kept: Buffer[] = []
  let size = 0
  let bytes = 0
  let newlines = 0
  let last = NEWLINE
  /** Of the lines that have begun, the last ones. */
  let times: number[] = []
  const add = (chunk: Buffer) => {
    bytes += chunk.length
    const ended = countNewlines(chunk)
    newlines += ended
    if (elapsed) times = withBegun(times, begunIn(chunk, ended, last), elapsed())
    last = chunk.at(-1) ?? last
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    kept.push(chunk)
    size += chunk.length
    if (size > 2 * KEPT_BYTES) {
      kept = [Buffer.from(Buffer.concat(kept).subarray(-KEPT_BYTES))]
      size = KEPT_BYTES
    }
  }
  stream.on('data', add)
  if (lines) stream.on('data', (chunk: Buffer) => lines.write(chunk)).once('end', () => lines.end())
  const done = new Promise<void>((resolve) =>
    stream
      .once('close', resolve)
      .once('end', resolve)
      .once('error', () => resolve()),
  )
  const read = (): LogSeen => {
    const lines = newlines + (last === NEWLINE ? 0 : 1)
    const tail = linesOf(Buffer.concat(kept).subarray(-KEPT_BYTES)).slice(-KEPT_LINES)
    const isWhole = lines <= tail.length
    const whole = { head: isWhole ? [] : linesOf(head).slice(0, HEAD_LINES), tail, lines, bytes }
    return elapsed && tail.length > 0 ? { ...whole, times: times.slice(-tail.length) } : whole
  }
  const lastLine = () => {
    const end = Buffer.concat(kept.slice(-2)).subarray(-LAST_BYTES)
    return linesOf(end).findLast((line) => line.trim() !== '') ?? null
  }
  return { read, lastLine, done }
}

/** Lines that begin in a chunk that ends `ended` lines and follows the byte `last`. */
function begunIn(chunk: Buffer, ended: number, last: number): number {
  if (chunk.length === 0) return 0
  return (last === NEWLINE ? 1 : 0) + ended - (chunk.at(-1) === NEWLINE ? 1 : 0)
}

const withBegun = (times: readonly number[], count: number, at: number): number[] =>
  [...times, ...new Array<number>(Math.min(count, KEPT_LINES)).fill(at)].slice(-KEPT_LINES)

function countNewlines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Invalid UTF-8 becomes U+FFFD; of a progress bar with carriage returns, only the last state is kept. */
function linesOf(buffer: Buffer): string[] {
  const lines = buffer.toString('utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => {
    const shown = lastShown(line)
    return shown.length > LINE_CHARACTERS ? `${shown.slice(0, LINE_CHARACTERS)}…` : shown
  })
}

/** The text after the last carriage return that is not at the end. */
function lastShown(line: string): string {
  const whole = trimEnd(line, '\r')
  return whole.slice(whole.lastIndexOf('\r') + 1)
}
