/**
 * All causes, in the order in which a person would have to mend them: what stops the container from starting, then
 * what stops it from being reached, then what is wrong with what it answers. The first that holds leads the report.
 */
import type { Confidence, Finding, Level } from '../../schema.ts'
import type { Cause, Found } from '../cause.ts'
import type { Evidence } from '../evidence.ts'
import { describeOutcome } from '../probe/health.ts'
import { listenerLines, seconds } from '../say.ts'
import { commandNotFound } from './command-not-found.ts'
import { dropsRequests } from './drops-requests.ts'
import { exitedAtStart } from './exited-at-start.ts'
import { exitedLate } from './exited-late.ts'
import { exposedButSilent } from './exposed-but-silent.ts'
import { filesFillMemory } from './files-fill-memory.ts'
import { healthcheckFailing } from './healthcheck-failing.ts'
import { ignoresPort } from './ignores-port.ts'
import { killedOnStop } from './killed-on-stop.ts'
import { listensUnexposed } from './listens-unexposed.ts'
import { loopbackOnly } from './loopback-only.ts'
import { neverListened } from './never-listened.ts'
import { noAnswer } from './no-answer.ts'
import { notExecutable } from './not-executable.ts'
import { nothingToProbe } from './nothing-to-probe.ts'
import { oneShot } from './one-shot.ts'
import { outOfMemory } from './out-of-memory.ts'
import { runsAsRoot } from './runs-as-root.ts'
import { serverError } from './server-error.ts'
import { serviceFailed } from './service-failed.ts'
import { stillStarting } from './still-starting.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'
import { wrongArchitecture } from './wrong-architecture.ts'
import { wrongPort } from './wrong-port.ts'

export const CAUSES: readonly Cause[] = [
  serviceFailed,
  nothingToProbe,
  runsAsRoot,
  wrongArchitecture,
  commandNotFound,
  notExecutable,
  outOfMemory,
  filesFillMemory,
  exitedAtStart,
  exitedLate,
  ignoresPort,
  loopbackOnly,
  wrongPort,
  stillStarting,
  neverListened,
  serverError,
  unexpectedAnswer,
  noAnswer,
  healthcheckFailing,
  exposedButSilent,
  killedOnStop,
  dropsRequests,
  listensUnexposed,
  oneShot,
]

const LEVELS: readonly Level[] = ['fail', 'warn', 'note']
const CONFIDENCES: readonly Confidence[] = ['proved', 'likely', 'hint']

/**
 * Failures first, proved before likely before hint, else in the order above. What merely happened is left out where a
 * cause explains it; a hint explains nothing.
 */
export function diagnose(evidence: Evidence): Finding[] {
  const found = CAUSES.flatMap((cause) => {
    const finding = cause.find(evidence)
    return finding === null ? [] : [{ cause, finding: toFinding(cause, finding) }]
  })
  const isExplained = found.some(({ cause, finding }) => !cause.isEffect && explains(finding))
  const kept = found
    .filter(({ cause, finding }) => !(isExplained && cause.isEffect && finding.level === 'fail'))
    .map(({ finding }) => finding)
  const isKnown = evidence.phase === 'done' || kept.some(({ level }) => level === 'fail')
  return (isKnown ? kept : [unexplained(evidence), ...kept]).sort((a, b) => rank(a) - rank(b))
}

const toFinding = ({ code, level }: Cause, found: Found): Finding => ({ code, level, ...found })

const explains = ({ level, confidence }: Finding): boolean => level === 'fail' && confidence !== 'hint'

const rank = ({ level, confidence }: Finding): number =>
  LEVELS.indexOf(level) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence)

/** No known cause fits: said as it is, with everything that was seen. */
function unexplained(evidence: Evidence): Finding {
  const { phase, startFailure, state, checks, log } = evidence
  return {
    code: 'not-ready',
    level: 'fail',
    confidence: 'proved',
    message: `it did not become ready within ${seconds(evidence.waited)}, and no known cause fits what was seen`,
    evidence: [
      `it came as far as: ${phase}`,
      ...(startFailure === null ? [] : [startFailure]),
      ...(state === null
        ? []
        : [`state ${state.status}, exit code ${state.exitCode}, health ${state.health.status}`]),
      ...checks.map(
        ({ spec, port, last }) => `${port === null ? spec.text : `port ${port}`}: ${describeOutcome(last)}`,
      ),
      ...listenerLines(evidence),
      ...log.tail.slice(-5),
    ],
  }
}
