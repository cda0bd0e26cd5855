/** The log of the container under test, from its attached stream: bounded in memory, whole in a file where one was set. */
import type { Readable } from 'node:stream'
import { atMost, type Clock } from '../../core/clock.ts'
import { keepLog, type LogFile } from '../log/file.ts'
import { LogLines } from '../log/lines.ts'
import { collectLog, type LogCollector } from '../log/tail.ts'
import type { LogSeen } from '../log/types.ts'

/** How long after the end the last of the log may take to arrive. */
const LAST_LINES_SECONDS = 2

export class LogStream {
  readonly lines = new LogLines()
  private stream: Readable | null = null
  private collector: LogCollector | null = null
  /** Resolves when the whole log is in its file. */
  private inFile: Promise<void> = Promise.resolve()

  /** `file`: null for none. `elapsed`: seconds since the start. Throws `settings` where it cannot be written. */
  open(stream: Readable, file: LogFile | null, elapsed: () => number): void {
    this.stream = stream
    this.collector = collectLog(stream, this.lines, elapsed)
    if (file) this.inFile = keepLog(stream, file)
  }

  /** Waits some seconds for the end of the stream, and of the file where `withFile`. */
  async waitForEnd(clock: Clock, { withFile }: { withFile: boolean }): Promise<void> {
    if (this.collector === null) return
    const all = Promise.all([this.collector.done, withFile ? this.inFile : null])
    await atMost(clock, LAST_LINES_SECONDS, all)
  }

  /** What was written so far. */
  read(): LogSeen {
    return this.collector?.read() ?? { head: [], tail: [], lines: 0, bytes: 0 }
  }

  lastLine(): string | null {
    return this.collector?.lastLine() ?? null
  }

  /** The stream of a container that keeps running would keep this process alive. */
  close(): void {
    this.stream?.destroy()
  }
}
