/**
 * The log of one step in bounded memory: its first and its last lines, each cut to a length. What a terminal would
 * have overwritten (`\r`, as progress bars do) and terminal sequences are left out.
 */
import { withoutSequences } from '../../lib/visible.ts'

const HEAD = 50
const TAIL = 150
const WIDEST = 2000

export interface StepLog {
  push(bytes: Uint8Array): void
  /** Whole lines; the gap, if any, is a line that says how many are missing. */
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

/** A return at the very end may be half of a line's end; any other hides what stands before it. */
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
