/**
 * All causes, in the order in which a person would have to mend them: what stops the container from starting, then
 * what stops it from being reached, then what is wrong with what it answers. The first that holds leads the report.
 */
import type { Confidence, Finding, Level } from '../../core/schema.ts'
import type { Cause, Found } from '../cause.ts'
import type { Evidence } from '../evidence.ts'
import { cleanLines, quoteLine } from '../log/clean.ts'
import { describeOutcome } from '../probe/health.ts'
import { listenerLines, seconds, UNKNOWN_FIX } from '../say.ts'
import { addressInUse } from './address-in-use.ts'
import { badWorkdir } from './bad-workdir.ts'
import { busyWhenIdle } from './busy-when-idle.ts'
import { childCrashes } from './child-crashes.ts'
import { childOutOfMemory } from './child-out-of-memory.ts'
import { commandNotFound } from './command-not-found.ts'
import { crashed } from './crashed.ts'
import { diskFull } from './disk-full.ts'
import { dropsRequests } from './drops-requests.ts'
import { exitedAtStart } from './exited-at-start.ts'
import { exitedLate } from './exited-late.ts'
import { exposedButSilent } from './exposed-but-silent.ts'
import { filesFillMemory } from './files-fill-memory.ts'
import { healthcheckDisagrees } from './healthcheck-disagrees.ts'
import { healthcheckFailing } from './healthcheck-failing.ts'
import { healthcheckUnrunnable } from './healthcheck-unrunnable.ts'
import { ignoresPort } from './ignores-port.ts'
import { ipv6Only } from './ipv6-only.ts'
import { killedOnStop } from './killed-on-stop.ts'
import { listensUnexposed } from './listens-unexposed.ts'
import { loopbackOnly } from './loopback-only.ts'
import { memoryGrows } from './memory-grows.ts'
import { missingLibrary } from './missing-library.ts'
import { missingLoader } from './missing-loader.ts'
import { missingSetting } from './missing-setting.ts'
import { missingShebang } from './missing-shebang.ts'
import { neverListened } from './never-listened.ts'
import { noAnswer } from './no-answer.ts'
import { notExecutable } from './not-executable.ts'
import { nothingToProbe } from './nothing-to-probe.ts'
import { oneShot } from './one-shot.ts'
import { outOfMemory } from './out-of-memory.ts'
import { permissionDenied } from './permission-denied.ts'
import { privilegedPort } from './privileged-port.ts'
import { processLimit } from './process-limit.ts'
import { processesAsRoot } from './processes-as-root.ts'
import { readOnly } from './read-only.ts'
import { refusedByDependency } from './refused-by-dependency.ts'
import { runsAsRoot } from './runs-as-root.ts'
import { serverError } from './server-error.ts'
import { serviceFailed } from './service-failed.ts'
import { stillStarting } from './still-starting.ts'
import { stoppedAnswering } from './stopped-answering.ts'
import { tls } from './tls.ts'
import { udpUnproven } from './udp-unproven.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'
import { unixSocketOnly } from './unix-socket-only.ts'
import { unknownUser } from './unknown-user.ts'
import { unresolvedHost } from './unresolved-host.ts'
import { windowsLineEndings } from './windows-line-endings.ts'
import { writesFiles } from './writes-files.ts'
import { wrongArchitecture } from './wrong-architecture.ts'
import { wrongPort } from './wrong-port.ts'

export const CAUSES: readonly Cause[] = [
  serviceFailed,
  nothingToProbe,
  runsAsRoot,
  wrongArchitecture,
  windowsLineEndings,
  missingShebang,
  missingLoader,
  missingLibrary,
  unknownUser,
  badWorkdir,
  notExecutable,
  commandNotFound,
  outOfMemory,
  childOutOfMemory,
  filesFillMemory,
  processLimit,
  diskFull,
  addressInUse,
  privilegedPort,
  readOnly,
  permissionDenied,
  unresolvedHost,
  refusedByDependency,
  crashed,
  exitedAtStart,
  exitedLate,
  ignoresPort,
  loopbackOnly,
  wrongPort,
  ipv6Only,
  unixSocketOnly,
  healthcheckUnrunnable,
  healthcheckDisagrees,
  stillStarting,
  neverListened,
  serverError,
  unexpectedAnswer,
  noAnswer,
  stoppedAnswering,
  healthcheckFailing,
  exposedButSilent,
  childCrashes,
  udpUnproven,
  killedOnStop,
  dropsRequests,
  memoryGrows,
  busyWhenIdle,
  listensUnexposed,
  missingSetting,
  tls,
  processesAsRoot,
  writesFiles,
  oneShot,
]

const LEVELS: readonly Level[] = ['fail', 'warn', 'note']
const CONFIDENCES: readonly Confidence[] = ['proved', 'likely', 'hint']

/**
 * Failures first, proved before likely before hint, else in the order above. What merely happened is left out where a
 * cause explains it; a hint explains nothing, but ends the sentence of what happened.
 */
export function diagnose(evidence: Evidence): Finding[] {
  const found = eachLineOnce(
    evidence,
    CAUSES.flatMap((cause) => {
      const finding = cause.find(evidence)
      return finding === null ? [] : [{ isEffect: cause.isEffect === true, ...toFinding(cause, finding) }]
    }),
  )
  const isExplained = found.some((finding) => !finding.isEffect && explains(finding))
  const kept = found.filter(({ isEffect, level }) => !(isExplained && isEffect && level === 'fail'))
  const isKnown = evidence.phase === 'done' || kept.some(({ level }) => level === 'fail')
  const sorted = (isKnown ? kept : [{ isEffect: true, ...unexplained(evidence) }, ...kept]).sort(
    (a, b) => rank(a) - rank(b),
  )
  const hint = sorted.find(isHint)
  return sorted.map(({ isEffect, ...finding }, index) =>
    index === 0 && isEffect && hint ? withHint(finding, hint) : finding,
  )
}

interface Candidate extends Finding {
  isEffect: boolean
}

/** Of causes that read the same line of the log, the first has it. */
function eachLineOnce({ log }: Evidence, found: readonly Candidate[]): Candidate[] {
  const lines = new Set(cleanLines([...log.head, ...log.tail]).map((line) => quoteLine(line.trim())))
  const taken = new Set<string>()
  return found.filter(({ isEffect, confidence, evidence }) => {
    const read = evidence.filter((line) => lines.has(line))
    if (isEffect || confidence === 'proved') return true
    const isTaken = read.some((line) => taken.has(line))
    for (const line of read) taken.add(line)
    return !isTaken
  })
}

const isHint = ({ level, confidence }: Finding): boolean => level === 'note' && confidence === 'hint'

/** A line of the log is not said twice: a hint that only quotes it is left out, one that says what it means replaces it. */
function withHint(effect: Finding, hint: Finding): Finding {
  const { message, fix } = effect
  const [line = ''] = hint.evidence
  const ending = `: ${line}`
  if (hint.message.includes(line) && message.includes(line)) return effect
  const begin = message.endsWith(ending) ? message.slice(0, -ending.length) : message
  const better = fix?.startsWith(UNKNOWN_FIX) === true ? hint.fix : fix
  return {
    ...effect,
    message: `${begin.replace(/\.$/, '')}; ${hint.message}`,
    ...(better === undefined ? {} : { fix: better }),
  }
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
