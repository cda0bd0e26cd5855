/** The main process died by a signal that the kernel sends for an error of the program itself. */
import type { Cause } from '../shared/cause.ts'
import { cleanLines, quoteLine } from '../../log/clean.ts'
import type { Evidence } from '../../evidence.ts'
import { after } from '../shared/phrases.ts'
import { relevantLineOf } from '../../log/failure-lines.ts'
import { hasExited, isUncaught } from '../shared/effect.ts'

interface Fault {
  signal: string
  what: string
  fix: string
}

const DUMP =
  'Run it on the system where it was built; a debugger, or the runtime’s crash report in the log, shows the location.'
/** By exit code, which is 128 plus the signal number. */
const FAULTS = new Map<number, Fault>([
  [
    132,
    {
      signal: 'SIGILL',
      what: 'an instruction that this processor does not have',
      fix: 'Build it for a generic processor (`x86-64-v2`, no `-march=native`), or run it on a newer one.',
    },
  ],
  [133, { signal: 'SIGTRAP', what: 'a trap', fix: DUMP }],
  [134, { signal: 'SIGABRT', what: 'it aborted itself', fix: DUMP }],
  [
    135,
    {
      signal: 'SIGBUS',
      what: 'a bad memory access',
      fix: 'Check whether /dev/shm is full, which causes this too: Docker gives it 64 MiB (raise it with `--shm-size`).',
    },
  ],
  [136, { signal: 'SIGFPE', what: 'an arithmetic fault', fix: DUMP }],
  [139, { signal: 'SIGSEGV', what: 'a bad memory access', fix: DUMP }],
  [
    159,
    {
      signal: 'SIGSYS',
      what: 'a forbidden system call',
      fix: 'A seccomp profile forbids the call: find out which call it is, and allow it with `security-opt`.',
    },
  ],
])
/** abort() in PID 1 has no default handler, so it ends with the number of SIGSEGV. */
const SEGV = 139
const ABORTED =
  /\babort(?:ed|ing|\(\))|terminate called|assert(?:ion)?\b.{0,200}\bfailed|stack smashing|free\(\)|malloc\(\)|double free|corrupted/i

export const crashed: Cause = {
  code: 'crashed',
  level: 'fail',
  about: 'its main process crashed: it died by a signal',
  isEffect: true,
  find: (evidence) => {
    const { state, ranSeconds, phase, checks, log, places } = evidence
    const fault = FAULTS.get(state?.exitCode ?? 0)
    if (!hasExited(evidence) || state === null || fault === undefined || isUncaught(evidence)) return null
    const lines = cleanLines(log.tail)
    const aborted = state.exitCode === SEGV ? lines.findLast((line) => ABORTED.test(line)) : undefined
    const line = aborted === undefined ? relevantLineOf(log.tail) : quoteLine(aborted.trim())
    const name = aborted === undefined ? `${fault.signal}, ${fault.what}` : 'it aborted'
    const late = phase === 'soak' ? `, after it had ${checks.length > 0 ? 'answered' : 'been healthy'}` : ''
    const location = places.CMD ?? places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `it crashed ${after(ranSeconds ?? 0)} (exit ${state.exitCode}: ${name})${late}${line === null ? '' : `: ${line}`}`,
      fix: fault.fix,
      ...(location ? { location } : {}),
      evidence: [
        `exit code ${state.exitCode}${aborted === undefined ? ` is 128 and the number of ${fault.signal}` : ': abort() of a main process ends as SIGSEGV does'}`,
        ...lines.slice(-5),
      ],
    }
  },
}

/** Whether `crashed` explains this exit. */
export const isCrash = (evidence: Evidence): boolean =>
  FAULTS.has(evidence.state?.exitCode ?? 0) && !isUncaught(evidence)
