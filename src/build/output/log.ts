/**
 * The log of one step in bounded memory: its first and last lines, each truncated. Terminal sequences are removed, and
 * text that a terminal would have overwritten (`\r`, as progress bars write).
 */
import { withoutSequences } from '../../lib/visible.ts'

const HEAD = 50
const TAIL = 150
const WIDEST = 2000

export interface StepLog {
  push(bytes: Uint8Array): void
  /** Complete lines; a line in between says how many were left out. */
  lines(): string[]
}

export function stepLog(): StepLog {
  const decoder = new TextDecoder()
  const head: string[] = []
  let tail: string[] = []
  let dropped = 0
  let pending = ''

  const addLine = (line: string) => {
    if (head.length < HEAD) head.push(line)
    else tail.push(line)
    if (tail.length < TAIL * 2) return
    dropped += TAIL
    tail = tail.slice(TAIL)
  }
  return {
    push(bytes) {
      const [first = '', ...rest] = decoder.decode(bytes, { stream: true }).split('\n')
      pending = bounded(pending, first)
      for (const part of rest) {
        addLine(visible(pending))
        pending = bounded('', part)
      }
    },
    lines() {
      const all = [...head, ...tail, ...(pending === '' ? [] : [visible(pending)])]
      const over = all.length - HEAD - TAIL
      if (over <= 0 && dropped === 0) return all
      const left = dropped + Math.max(0, over)
      return [...all.slice(0, HEAD), `… ${left} lines left out …`, ...all.slice(-TAIL)]
    },
  }
}

/** A `\r` at the very end may be half of `\r\n`; any other overwrites the text before it. */
function bounded(pending: string, part: string): string {
  const cut = part.lastIndexOf('\r', part.length - 2)
  const text = part.length > 1 && cut >= 0 ? part.slice(cut + 1) : pending + part
  return text.slice(0, WIDEST * 2)
}

function visible(line: string): string {
  const whole = line.replace(/\r$/, '')
  const text = withoutSequences(whole.slice(whole.lastIndexOf('\r') + 1))
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}
