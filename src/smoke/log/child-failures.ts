/**
 * Messages of process managers (supervisord, pm2, gunicorn, uWSGI, foreman …) about a child that ended: the manager
 * keeps running, and so does the container. A table of wordings. Pure.
 */
import { isFailure } from '../../faults/relevant-line.ts'
import { cleanLines } from './clean.ts'
import { uncaughtErrors } from './failure-lines.ts'
import { describeTraceback } from './traceback/index.ts'
import type { Evidence } from '../evidence.ts'
import type { LogSeen } from './types.ts'

export interface ChildCrash {
  /** `program web exits 1 repeatedly: KeyError: 'WEB_PORT' (app.py:2)` */
  message: string
  /** The errors that ended the children; empty if they log elsewhere. */
  errors: readonly string[]
  /** It was restarted repeatedly. */
  isOften: boolean
  /** How to configure the manager so that the container does not keep running without its child. */
  advice: string
  lines: readonly string[]
}

interface Wording {
  /** With the groups `name`, `code` and `signal`, if the line has them. */
  says: RegExp
  /** The type of the child, for the message. */
  kind: 'program' | 'app' | 'process' | 'gunicorn worker' | 'uWSGI worker' | 'PHP-FPM worker' | 'worker'
  /** Used if the line has neither a code nor a signal. */
  verb?: string
  advice: string
}

const SUPERVISORD_ADVICE =
  'Make supervisord exit when a program is FATAL (an event listener for PROCESS_STATE_FATAL), or run one program per container.'
const NO_LOG_FIX = 'Send its `stderr_logfile` to /dev/stderr, so that the log says why.'
const PM2_ADVICE = 'Set `max_restarts`, so that pm2-runtime exits when an app does not start.'
const RUNNER_ADVICE =
  'Make the container end when one of its programs does, or run one program per container.'
const WORKER_ADVICE =
  'A worker that cannot start is restarted repeatedly: make it fail at once (`--preload` with gunicorn).'
const TIMEOUT_ADVICE =
  'It takes longer to start, or to answer, than gunicorn’s `--timeout`: raise that, or load less before the first request.'
const SCRIPT_ADVICE =
  'Its last output is above that line in the log; make the container end with it, so that it does not keep running without it.'

const NAME = String.raw`(?<name>[\w.:@/-]{1,80})`
const CODE = String.raw`(?<code>\d{1,3})`
const wording = (text: string, kind: Wording['kind'], advice: string, verb?: string): Wording => ({
  says: new RegExp(text.replaceAll('NAME', () => NAME).replaceAll('CODE', () => CODE)),
  kind,
  advice,
  ...(verb === undefined ? {} : { verb }),
})

const WORDINGS: readonly Wording[] = [
  wording(String.raw`\bexited: NAME \(exit status CODE; not expected\)`, 'program', SUPERVISORD_ADVICE),
  wording(String.raw`\bexited: NAME \(terminated by (?<signal>SIG\w{2,8})`, 'program', SUPERVISORD_ADVICE),
  wording(String.raw`\bgave up: NAME entered FATAL state`, 'program', SUPERVISORD_ADVICE, 'does not start'),
  wording(String.raw`\bApp \[(?<name>[\w.@/-]{1,80}):\d{1,4}\] exited with code \[CODE\]`, 'app', PM2_ADVICE),
  wording(String.raw`\bApp \[NAME\] with id \[\d{1,4}\].{0,40} exited with code \[CODE\]`, 'app', PM2_ADVICE),
  wording(String.raw`\bScript NAME had too many unstable restarts`, 'app', PM2_ADVICE, 'does not start'),
  wording(
    String.raw`\[CRITICAL\] WORKER TIMEOUT \(pid:\d+\)`,
    'gunicorn worker',
    TIMEOUT_ADVICE,
    'is killed for its timeout',
  ),
  wording(
    String.raw`\] \[ERROR\] Worker \(pid:\d+\) exited with code CODE`,
    'gunicorn worker',
    WORKER_ADVICE,
  ),
  wording(String.raw`\bWorker \(pid:\d+\) was sent (?<signal>SIG\w{2,8})!`, 'gunicorn worker', WORKER_ADVICE),
  wording(String.raw`^DAMN ! worker \d{1,4} \(pid: \d+\) died`, 'uWSGI worker', WORKER_ADVICE, 'dies'),
  wording(
    String.raw`\bchild \d+ exited on signal \d{1,2} \((?<signal>SIG\w{2,8})`,
    'PHP-FPM worker',
    WORKER_ADVICE,
  ),
  wording(
    String.raw`\bchild \d+ exited with code (?<code>[1-9]\d{0,2}) after`,
    'PHP-FPM worker',
    WORKER_ADVICE,
  ),
  wording(
    String.raw`\bchild pid \d+ exit signal [\w ]{1,40} \((?<code>\d{1,2})\)`,
    'worker',
    WORKER_ADVICE,
    'dies by a signal',
  ),
  wording(
    String.raw`\bworker process \d+ exited on signal \d{1,2}`,
    'worker',
    WORKER_ADVICE,
    'dies by a signal',
  ),
  wording(String.raw`\breaped #<Process::Status: pid \d+ exit CODE>`, 'worker', WORKER_ADVICE),
  wording(String.raw`^INFO: {2,8}Child process \[\d+\] died`, 'worker', WORKER_ADVICE, 'dies'),
  wording(String.raw`^\d\d:\d\d:\d\d system +\| NAME stopped \(rc=CODE\)`, 'process', RUNNER_ADVICE),
  wording(
    String.raw`^(?:\d\d:\d\d:\d\d )?NAME +\| (?:Process )?[Ee]xited with code (?<code>[1-9]\d{0,2})\b`,
    'process',
    RUNNER_ADVICE,
  ),
  wording(String.raw`^\[NAME\] .{1,200} exited with code (?<code>[1-9]\d{0,2})$`, 'process', RUNNER_ADVICE),
  wording(String.raw`^ERROR: "NAME" exited with (?<code>[1-9]\d{0,2})\.$`, 'process', RUNNER_ADVICE),
  wording(
    String.raw`\b[Ww]orker\b.{0,40}\b(?:died|crashed|exited unexpectedly)\b`,
    'worker',
    SCRIPT_ADVICE,
    'ends',
  ),
]

/** A message that occurs this often is reported as repeated. */
const LEAST_OFTEN = 2
const MOST_NAMES = 3
const MOST_LINES = 2

/** Null if no manager reports a failed child. */
export function crashedChildren(evidence: Pick<Evidence, 'log' | 'image'>): ChildCrash | null {
  const found = known.get(evidence.log)
  if (found !== undefined) return found
  const crash = crashIn(evidence)
  known.set(evidence.log, crash)
  return crash
}

/** Several causes read the same log. */
const known = new WeakMap<LogSeen, ChildCrash | null>()

function crashIn({ log, image }: Pick<Evidence, 'log' | 'image'>): ChildCrash | null {
  const lines = [...cleanLines(log.head), ...cleanLines(log.tail)]
  const said = lines.flatMap((line) => failuresIn(line))
  const [first] = said
  if (first === undefined) return null
  const same = said.filter(({ kind }) => kind === first.kind)
  const names = [...new Set(same.flatMap(({ name }) => name ?? []))]
  const last = same.findLast(({ verb }) => verb !== 'does not start') ?? first
  const isOften = same.length >= LEAST_OFTEN * Math.max(1, names.length)
  const errors = uncaughtErrors(log.tail, Math.max(1, names.length)).map((error) =>
    describeTraceback(error, image.config.workingDir),
  )
  const who = subject(first.kind, names)
  const how = names.length > 1 ? plural(last.verb) : last.verb
  const words = errors.length > 0 || first.kind !== 'worker' ? errors : [wordsAbove(lines, last.line)]
  const why = words.length > 0 ? `: ${words.join('; ')}` : ''
  return {
    message: `${who} ${how}${isOften && last.verb !== 'does not start' ? ' repeatedly' : ''}${why}`,
    errors,
    advice: errors.length === 0 && first.kind === 'program' ? `${NO_LOG_FIX} ${last.advice}` : last.advice,
    isOften,
    lines: same.slice(-MOST_LINES).map(({ line }) => line.trim()),
  }
}

/** The line above a message that only reports the end of a worker, if that line reports a failure. */
function wordsAbove(lines: readonly string[], line: string): string {
  const above = lines[lines.lastIndexOf(line) - 1] ?? ''
  return (isFailure(above) && failuresIn(above).length === 0 ? above : line).trim()
}

function subject(kind: Wording['kind'], names: readonly string[]): string {
  if (names.length === 0) return `a ${kind}`
  const shown = names.slice(0, MOST_NAMES)
  const list =
    shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
  return `${kind}${names.length > 1 ? 's' : ''} ${list}`
}

const plural = (verb: string): string =>
  verb
    .replace(/^(?:exits|ends|dies)/, (word) => word.replace(/ies$/, 'ie').replace(/s$/, ''))
    .replace(/^is /, 'are ')
    .replace(/^does /, 'do ')

interface ChildFailure {
  kind: Wording['kind']
  name: string | undefined
  verb: string
  advice: string
  line: string
}

function failuresIn(line: string): ChildFailure[] {
  for (const { says, kind, verb, advice } of WORDINGS) {
    const groups = says.exec(line)
    if (groups === null) continue
    const { name, code, signal } = groups.groups ?? {}
    const how = signal === undefined ? (verb ?? `exits ${code ?? ''}`.trim()) : `is killed by ${signal}`
    return [{ kind, name, verb: how, advice, line }]
  }
  return []
}

/** Masters that open the port before a worker can serve. */
const BOOTED: readonly { says: RegExp; master: string }[] = [
  { says: /\[INFO\] Booting worker with pid: (\d{1,9})/, master: 'gunicorn' },
  { says: /^spawned uWSGI worker \d{1,4} \(pid: (\d{1,9})/, master: 'uWSGI' },
]

/** A worker that was started and has logged nothing since; null if the log names none. */
export function quietWorker(tail: readonly string[]): { master: string; pid: string } | null {
  const lines = cleanLines(tail)
  for (const { says, master } of BOOTED) {
    const pid = lines.map((line) => says.exec(line)?.[1]).findLast((found) => found !== undefined)
    if (pid !== undefined) return { master, pid }
  }
  return null
}
