/** Splits chunks of bytes into lines. Invalid UTF-8 becomes U+FFFD; NUL is kept. */

/** Bytes; a longer line is dropped. */
const LONGEST = 32 * 1024 * 1024
const NEWLINE = 10

export interface Splitter {
  push(chunk: Buffer): void
  /** Flushes a last line without a newline. */
  end(): void
}

export function splitLines(onLine: (line: string) => void): Splitter {
  let parts: Buffer[] = []
  let length = 0
  const add = (part: Buffer) => {
    length += part.length
    if (length <= LONGEST) parts.push(part)
    else parts = []
  }
  const flush = () => {
    if (length > 0 && length <= LONGEST) onLine(withoutReturn(Buffer.concat(parts).toString()))
    else if (length === 0) onLine('')
    parts = []
    length = 0
  }
  return {
    push(chunk) {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        add(chunk.subarray(from, at))
        flush()
        from = at + 1
      }
      if (from < chunk.length) add(Buffer.from(chunk.subarray(from)))
    },
    end() {
      if (length > 0) flush()
    },
  }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
