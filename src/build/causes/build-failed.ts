/** A step that failed, with the line of its log that says why; also every failure that no other cause explains. */
import type { Finding } from '../../core/schema.ts'
import type { Dockerfile } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'
import type { Step } from '../output/recorder.ts'
import { emptyInRun } from './arg-scope.ts'
import { ended, exitCode } from './exit.ts'
import { reasonIn, type Reason } from './reason.ts'
import { locationAt, locationOf, quote, reason, sourceLines } from './phrases.ts'

const SHOWN_LINES = 10
/** How many of the shown lines are before the relevant one. */
const SHOWN_BEFORE = 2

const KILLED =
  'Give the build more memory, or make the step use less: fewer parallel jobs (`make -j2`), or a lower limit of its runtime (`-Xmx`, `NODE_OPTIONS=--max-old-space-size`).'
const UNKNOWN =
  'No usual fix is known for this error: read the step’s last lines below, and run its command by hand in the stage before it.'

export function buildFailed(failure: Failure): Finding {
  const { log, words, line } = failure
  const code = exitCode(words)
  const why = code === null ? { ...reasonIn([words]), line: words, isLikely: true } : reasonIn(log)
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `${locationOf(failure)} ${ended(code)}${because(why)}`,
    fix: why?.fix ?? (code === 137 ? KILLED : UNKNOWN),
    ...locationAt(line, failure),
    evidence: [...sourceLines(failure), reason(words), ...around(log, why), ...alsoEmpty(failure)],
  }
}

/** A build that was stopped at `build-timeout`. `step`: the step that was running. `seconds`: the timeout. */
export function tooLong(step: Step | null, seconds: number, dockerfile: Dockerfile): Finding {
  const instruction = dockerfile.instructions.find(({ line }) => line === step?.line) ?? null
  const at = step === null ? null : locationOf({ instruction, step, line: step.line ?? null, dockerfile })
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `the build was stopped after ${duration(seconds)}${at === null ? '' : `, while ${at} was running`}`,
    fix: 'Find out whether that step hangs (a prompt, a server in the foreground, a network without an answer); if it is only slow, raise `build-timeout`.',
    ...locationAt(step?.line, { dockerfile }),
    evidence: [
      ...(instruction ? sourceLines({ instruction, line: instruction.line, dockerfile }) : []),
      `build-timeout: ${duration(seconds)}`,
      ...(step?.log.slice(-SHOWN_LINES) ?? []),
    ],
  }
}

const duration = (seconds: number): string =>
  seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`

function because(why: Reason | null): string {
  if (why === null) return ' and wrote nothing'
  return why.isLikely ? `: ${reason(why.meaning ?? why.line)}` : `; its last line is ${quote(why.line)}`
}

/** An empty variable is only a hint if there is another reason. */
function alsoEmpty(failure: Failure): string[] {
  const empty = emptyInRun(failure)
  return empty === null ? [] : [`also check: ${empty.sentence}`]
}

/** The last lines; or those around the relevant one, if it is further up. */
function around(log: readonly string[], why: Reason | null): string[] {
  const at = why === null ? -1 : log.findLastIndex((line) => line.trim().startsWith(why.line))
  const from = at < 0 ? log.length : at - SHOWN_BEFORE
  const start = Math.max(0, Math.min(from, log.length - SHOWN_LINES))
  return log.slice(start, start + SHOWN_LINES)
}
