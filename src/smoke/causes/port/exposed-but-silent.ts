/** One exposed port answers and another does not: EXPOSE names more ports than the app opens. */
import { describeOutcome } from '../../probe/health.ts'
import { exposedUdp, portNames, udpOn } from '../shared/phrases.ts'
import type { Checked, Evidence } from '../../evidence.ts'
import type { Cause } from '../shared/cause.ts'
import { hiddenBeside } from './loopback-only.ts'
import { crashedChildren } from '../../log/child-failures.ts'
import { cleanLines } from '../../log/clean.ts'
import { fixForError } from '../shared/fix-for-error.ts'
import { uncaughtErrors } from '../../log/failure-lines.ts'
import { describeTraceback, shortBlock } from '../../log/traceback/index.ts'
import { lastLines } from '../shared/reason.ts'

export const exposedButSilent: Cause = {
  code: 'exposed-but-silent',
  level: 'warn',
  about: 'an exposed port does not answer, though another does',
  find: (evidence) => {
    if (evidence.phase === 'waiting') return null
    const hidden = hiddenBeside(evidence) // loopback-only reports those
    const failed = failedBeside(evidence.checks.filter(({ found }) => !found)).filter(
      (check) => !hidden.some(({ port }) => port === check.port),
    )
    const answering = failed.filter(({ last }) => ANSWERS.has(last?.kind ?? ''))
    const silent = failed.filter((check) => !answering.includes(check))
    const udp = unboundUdp(evidence)
    if (failed.length + udp.length === 0) return null
    const location = evidence.places.EXPOSE
    const error = silent.length > 0 ? errorIn(evidence) : null
    return {
      confidence: 'proved',
      message:
        [
          ...(silent.length > 0 ? [`${portNames(silent)} ${are(silent)} exposed but silent`] : []),
          ...answering.map(
            ({ port, last, hungUp }) =>
              `port ${port} is exposed but ${last?.kind === 'closed' ? `closes each connection without an answer${hungUp?.isFault === true && hungUp.line !== null ? `: ${hungUp.line}` : ''}` : `answers only with ${describeOutcome(last)}`}`,
          ),
          ...(udp.length > 0 ? [`UDP ${portNames(udp)} ${are(udp)} exposed but not bound`] : []),
        ].join('; ') + (error === null ? '' : `; ${error.message}`),
      fix: error?.fix ?? 'Remove it from EXPOSE, or list the ports that must answer in `port`.',
      ...(location ? { location } : {}),
      evidence: [
        ...failed.map(lineOf),
        ...(error?.lines ?? []),
        ...udp.map(({ port }) => `UDP port ${port}: no socket`),
      ],
    }
  },
}

const ANSWERS: ReadonlySet<string> = new Set(['http', 'malformed', 'closed'])
interface LoggedError {
  message: string
  fix: string
  lines: readonly string[]
}

const PROCESS_ENDED =
  'The process that should listen there ended, but the container keeps running without it: fix that error, and make the container end when one of its processes does (`wait -n`, a supervisor), or run one server per container.'

/** The process that should have listened may have ended: an uncaught error, or a message of a process manager. */
function errorIn(evidence: Evidence): LoggedError | null {
  const { log, image } = evidence
  const child = crashedChildren(evidence)
  const [error] = uncaughtErrors(log.tail, 1)
  const knownFix = error === undefined ? null : fixForError(error)
  const fix = (advice: string) => (knownFix === null ? advice : `${knownFix} ${advice}`)
  if (child !== null)
    return { message: child.message, fix: fix(child.advice), lines: [...child.lines, ...lastLines(log.tail)] }
  if (error === undefined) return null
  const described = describeTraceback(error, image.config.workingDir)
  const lines = cleanLines(log.tail).slice(error.from, error.to + 1)
  return {
    message: `the log has an uncaught error: ${described}`,
    fix: fix(PROCESS_ENDED),
    lines: shortBlock(lines),
  }
}

const are = (rows: readonly unknown[]): string => (rows.length > 1 ? 'are' : 'is')

const failedBeside = (checks: readonly Checked[]): Checked[] =>
  checks.some(({ ok }) => ok) ? checks.filter(({ ok, required }) => !ok && !required) : []

/** Empty if the listener table cannot be read: UDP cannot be checked from outside. */
const unboundUdp = (evidence: Evidence): { port: number }[] =>
  evidence.listeners === null || evidence.ended
    ? []
    : exposedUdp(evidence)
        .filter((port) => udpOn(evidence, port).length === 0)
        .filter((port) => !evidence.checks.some((check) => check.spec.kind === 'udp' && check.port === port))
        .map((port) => ({ port }))

const lineOf = ({ port, attempts, last }: Checked): string =>
  `port ${port}: ${attempts === 0 ? 'no listener' : `probed ${attempts} times: ${last === null ? 'no answer' : describeOutcome(last)}`}`
