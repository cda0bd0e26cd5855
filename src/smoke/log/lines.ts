/**
 * Splits the container's log into lines for watchers. Lines are truncated, passed on one chunk at a time, and not kept,
 * so the memory is bounded.
 */
import { withoutSequences } from '../../lib/visible.ts'

/** Maximum bytes of a line; the rest is dropped. */
const LINE_BYTES = 4096
const NEWLINE = 10

export type LineWatcher = (lines: readonly string[]) => void

export class LogLines {
  private readonly watchers = new Set<LineWatcher>()
  private partial = Buffer.alloc(0)

  /** Calls `watcher` with all lines from now on. Returns the function that stops it. */
  watch(watcher: LineWatcher): () => void {
    this.watchers.add(watcher)
    return () => void this.watchers.delete(watcher)
  }

  write(chunk: Buffer): void {
    if (this.watchers.size === 0) return
    const end = chunk.lastIndexOf(NEWLINE)
    if (end < 0) {
      this.append(chunk)
      return
    }
    const first = chunk.indexOf(NEWLINE)
    this.append(chunk.subarray(0, first))
    const begun = this.partial.toString('utf8')
    this.partial = Buffer.alloc(0)
    this.append(chunk.subarray(end + 1))
    const whole = end > first ? chunk.toString('utf8', first + 1, end).split('\n') : []
    this.notify([begun, ...whole])
  }

  /** The text so far of the line that has not ended, such as a prompt. */
  get unfinished(): string {
    return shown(this.partial.toString('utf8'))
  }

  /** Call at the end of the stream: passes on the last line. */
  end(): void {
    if (this.partial.length > 0) this.notify([this.partial.toString('utf8')])
    this.partial = Buffer.alloc(0)
  }

  private append(bytes: Buffer): void {
    const room = LINE_BYTES - this.partial.length
    if (room > 0 && bytes.length > 0) this.partial = Buffer.concat([this.partial, bytes.subarray(0, room)])
  }

  private notify(lines: readonly string[]): void {
    const seen = lines.map(shown)
    for (const watcher of this.watchers) watcher(seen)
  }
}

/** Without colours, and without a carriage return at the end. */
function shown(line: string): string {
  const short = line.slice(0, LINE_BYTES)
  return withoutSequences(short).replace(/\r$/, '')
}
