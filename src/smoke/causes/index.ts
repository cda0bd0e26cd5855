/**
 * All causes, in the order in which a person has to fix them. The first one that is found leads the report. The folder
 * of a cause is the question that it answers: `start` (why it did not start), `exit` (why it ended), `port` (why its
 * port cannot be reached), `answer` (what is wrong with its answers), `conduct` (what it does wrong while it passes), `again`
 * (why it does not start a second time);
 * `shared` has what several causes need. A new cause goes into the folder of its question, and into the list below at
 * the position where a person would fix it.
 */
import type { Confidence, Finding, Level } from '../../core/schema.ts'
import type { Cause, CauseFinding } from './shared/cause.ts'
import type { Evidence } from '../evidence.ts'
import { cleanLines, quoteLine } from '../log/clean.ts'
import { describeOutcome } from '../probe/health.ts'
import { listenerLines, seconds, UNKNOWN_FIX } from './shared/phrases.ts'
import { notRestartable } from './again/not-restartable.ts'
import { stalePid } from './again/stale-pid.ts'
import { addressInUse } from './exit/address-in-use.ts'
import { badWorkdir } from './start/bad-workdir.ts'
import { busyWhenIdle } from './conduct/busy-when-idle.ts'
import { childCrashes } from './conduct/child-crashes.ts'
import { childOutOfMemory } from './exit/child-out-of-memory.ts'
import { commandNotFound } from './start/command-not-found.ts'
import { crashed } from './exit/crashed.ts'
import { diskFull } from './exit/disk-full.ts'
import { dropsRequests } from './conduct/drops-requests.ts'
import { exitedAtStart } from './exit/exited-at-start.ts'
import { exitedLate } from './exit/exited-late.ts'
import { exposedButSilent } from './port/exposed-but-silent.ts'
import { filesFillMemory } from './exit/files-fill-memory.ts'
import { healthcheckDisagrees } from './answer/healthcheck-disagrees.ts'
import { healthcheckFailing } from './answer/healthcheck-failing.ts'
import { healthcheckUnrunnable } from './answer/healthcheck-unrunnable.ts'
import { ignoresPort } from './port/ignores-port.ts'
import { ipv6Only } from './port/ipv6-only.ts'
import { killedOnStop } from './conduct/killed-on-stop.ts'
import { listensUnexposed } from './port/listens-unexposed.ts'
import { loopbackOnly } from './port/loopback-only.ts'
import { memoryGrows } from './conduct/memory-grows.ts'
import { missingLibrary } from './start/missing-library.ts'
import { missingLoader } from './start/missing-loader.ts'
import { missingSetting } from './conduct/missing-setting.ts'
import { missingShebang } from './start/missing-shebang.ts'
import { neverListened } from './port/never-listened.ts'
import { noAnswer } from './answer/no-answer.ts'
import { notExecutable } from './start/not-executable.ts'
import { nothingToProbe } from './start/nothing-to-probe.ts'
import { oneShot } from './exit/one-shot.ts'
import { outOfMemory } from './exit/out-of-memory.ts'
import { permissionDenied } from './exit/permission-denied.ts'
import { privilegedPort } from './exit/privileged-port.ts'
import { processLimit } from './exit/process-limit.ts'
import { processesAsRoot } from './conduct/processes-as-root.ts'
import { readOnly } from './exit/read-only.ts'
import { refusedByDependency } from './exit/refused-by-dependency.ts'
import { runsAsRoot } from './start/runs-as-root.ts'
import { serverError } from './answer/server-error.ts'
import { serviceFailed } from './start/service-failed.ts'
import { stillStarting } from './port/still-starting.ts'
import { stoppedAnswering } from './answer/stopped-answering.ts'
import { tls } from './port/tls.ts'
import { udpUnproven } from './port/udp-unproven.ts'
import { unexpectedAnswer } from './answer/unexpected-answer.ts'
import { unixSocketOnly } from './port/unix-socket-only.ts'
import { unknownUser } from './start/unknown-user.ts'
import { unresolvedHost } from './exit/unresolved-host.ts'
import { windowsLineEndings } from './start/windows-line-endings.ts'
import { writesFiles } from './conduct/writes-files.ts'
import { wrongArchitecture } from './start/wrong-architecture.ts'
import { wrongPort } from './port/wrong-port.ts'

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
  stalePid(diagnose),
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
  notRestartable(diagnose),
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
 * All findings: failures first, then proved before likely before hint, else in the order above. An effect is left out
 * if a cause explains it. A hint explains nothing; it is added to the message of the effect.
 */
export function diagnose(evidence: Evidence): Finding[] {
  const found = withoutRepeatedLines(
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

/** If several causes use the same log line, only the first is kept. */
function withoutRepeatedLines({ log }: Evidence, found: readonly Candidate[]): Candidate[] {
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

/** Each log line is shown once: a hint that only quotes it is left out, one that explains it replaces it. */
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

const toFinding = ({ code, level }: Cause, found: CauseFinding): Finding => ({ code, level, ...found })

const explains = ({ level, confidence }: Finding): boolean => level === 'fail' && confidence !== 'hint'

const rank = ({ level, confidence }: Finding): number =>
  LEVELS.indexOf(level) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence)

/** The finding if no known cause was found, with everything that was observed. */
function unexplained(evidence: Evidence): Finding {
  const { phase, startFailure, state, checks, log } = evidence
  return {
    code: 'not-ready',
    level: 'fail',
    confidence: 'proved',
    message: `it did not become ready within ${seconds(evidence.waited)}, and no known cause fits what was seen`,
    evidence: [
      `last phase: ${phase}`,
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
