/** A step that ran and failed, with the line of its log that says why; and every failure that no other cause explains. */
import { constants } from 'node:os'
import type { Finding } from '../../schema.ts'
import type { Dockerfile } from '../dockerfile/index.ts'
import type { Failure } from '../failure.ts'
import type { Step } from '../output/recorder.ts'
import { locationAt, place, quote, reason, sourceLines } from './say.ts'
import { reasonIn, type Reason } from './reason.ts'

const SHOWN_LINES = 10

export function buildFailed(failure: Failure): Finding {
  const { log, words, line } = failure
  const code = exitCode(words)
  const why = code === null ? { ...reasonIn([words]), line: words, telling: true } : reasonIn(log)
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `${place(failure)} ${ended(code)}${because(why)}`,
    fix:
      why?.fix ??
      (code === 137
        ? 'Give the build more memory, or let the step use less.'
        : 'Mend what the builder names; the last lines of the step’s log are below.'),
    ...locationAt(line, failure),
    evidence: [...sourceLines(failure), reason(words), ...log.slice(-SHOWN_LINES)],
  }
}

/** A build that was ended because it took as long as it may. `step` is the one that ran then. */
export function tooLong(step: Step | null, seconds: number, dockerfile: Dockerfile): Finding {
  const instruction = dockerfile.instructions.find(({ line }) => line === step?.line) ?? null
  const at = step === null ? null : place({ instruction, step, line: step.line ?? null, dockerfile })
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `the build was ended after ${duration(seconds)}${at === null ? '' : `, while ${at} was running`}`,
    fix: 'Find out whether that step hangs (a prompt, a server in the foreground, a network that does not answer); if it is only slow, raise `build-timeout`.',
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
  return why.telling ? `: ${reason(why.line)}` : `; the last that it wrote is ${quote(why.line)}`
}

/** `… exit code: 1` (BuildKit), `… returned a non-zero code: 1` (the old builder). */
function exitCode(words: string): number | null {
  const [, code] = /^(?:exit code:|returned a non-zero code:) (\d+)$/.exec(words) ?? []
  return code === undefined ? null : Number(code)
}

function ended(code: number | null): string {
  if (code === null) return 'failed'
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0]
  if (code === 137) return 'was killed (exited 137, SIGKILL), most likely out of memory'
  return signal ? `exited ${code} (${signal})` : `exited ${code}`
}
