/**
 * Finds the lines of a program's output that say why it failed, which are often not the last ones: usage texts, closing
 * words ("Exiting"), advice, and messages of a supervisor about its child rank lower than the error itself. Used for
 * logs of containers and of build steps. Pure, and linear in the text.
 */

/** From most to least relevant. */
const SEVERITIES = ['decisive', 'fatal', 'error', 'failure', 'weak', 'closing'] as const
export type Severity = (typeof SEVERITIES)[number]

export interface RelevantLine {
  /** Index in the given lines. */
  at: number
  line: string
}

/** How many lines from the end are read, not counting usage texts and frames. */
const MOST_LINES = 25
const MOST_RELEVANT = 4
/** Characters that are read of one line. */
const READ_CHARACTERS = 500
const JOINED_CHARACTERS = 300

/**
 * An option or argument that a program does not accept, in the words of getopt, Go, cobra, argparse, click, clap and
 * others.
 */
export const BAD_OPTION =
  /(?:invalid|unknown|unrecogni[sz]ed|illegal|ambiguous|unexpected|bad|no such|unsupported) (?:(?:long|short|shorthand|command[- ]line|server|VM|global) ){0,2}(?:option|flag|argument|switch|command|subcommand|action)s?\b|\boption\b.{0,80}\b(?:is ambiguous|requires an argument|not recogni[sz]ed|doesn't allow an argument)|flag provided but not defined|flag needs an argument|the following (?:required )?arguments (?:are required|were not provided)|required flag\(s\)|unrecognized arguments|too (?:many|few) arguments|missing operand|^Missing (?:option|argument)|Error: No such (?:option|command)/i

/** These name the cause itself, so they outrank every other error. */
const DECISIVE: readonly RegExp[] = [
  BAD_OPTION,
  /\bA server is already running\b/,
  /^"?root"? execution of .{1,60} is not permitted/,
  /bootstrap check failure \[\d+\] of|^\[\d+\]: .{1,200}(?:too low|too small|must be|not configured|unsuitable)|\bvm\.max_map_count \[\d+\] is too low/,
  /address (?:is )?already in use|\bEADDRINUSE\b|^Address in use/i,
  /can only install packages when your package\.json|^Missing: \S{1,200} from lock file/,
  /^Bad directive or wrong number of arguments|^Unrecognized VM option|^The module \S{1,100} was not found/,
]

const FATAL =
  /(?:^|[\s[(<"'=|:])(?:fatal|panic|critical|emerg|crit|terminate called|what\(\))(?=$|[\s\]):>"'|,])|^F\d{4} |\[F\] /i
const ERROR =
  /(?:^|[\s[(<"'=|:_\w])(?:error|exception|severe|alert)(?=$|[\s\]):>"'|,[])|\bERR\b|^E\d{4} |\[E\] |^\*\*\* (?!.{0,300}\*\*\*$)|^\*\* \(/i
const FAILURE =
  /error|exception|cannot|can't|could not|couldn't|failed|failure|refused|denied|not found|no such|not permitted|not allowed|missing|unable|invalid|illegal|unknown|unexpected|unbound|not set|required|must (?:be|specify|set|provide|have)|need to (?:specify|set|provide)|does not exist|doesn't exist|already in use|already running|out of memory|timed out|timeout|too many|too large|too small|too low|too old|unsupported|not supported|unrecognized|aborted|killed|\bdied\b|crashed|gave up|giving up|incompatible|corrupt|insufficient|unavailable|not available|\bno \w{1,30} available|segmentation fault|core dumped|no space left/i

/** Lines without a message of their own: frames, carets, notices, reports of success. */
const NOISE: readonly RegExp[] = [
  /^npm (?:ERR!|error)(?:$| (?:$|code |errno |path |command |signal |syscall |workspace |location |lifecycle |A complete log|This is |Exit status|Failed at the|To see a list|npm run|enoent This|[^ ]*[-_]debug|.{0,100}-debug-\d\.log))/i,
  /^npm (?:notice|warn)\b/i,
  /^(?:yarn run|error Command failed with exit code|info Visit https|\s*ELIFECYCLE|.{0,40}ELIFECYCLE)/,
  /^(?:Node\.js v\d|Bun v\d|Deno \d|Python \d\.|BusyBox v\d)/,
  /RUST_BACKTRACE|^\s+at \S|^\s*\^+$|^\s*[|~^-]+$|^goroutine \d|^\s+\.\.\. \d+ (?:more|common)/,
  /^\(Background on this error|re-run .{0,60} with|^\W{0,5}(?:for more|to see more) (?:information|details)|^\W{0,5}(?:please )?(?:try|see|run|use|type)\b.{0,80}(?:--help|\s-h\b|\bhelp\b)/i,
  /\b(?:0|no) (?:errors?|failures?|failed)\b|\berrors?[:=] ?0\b|without (?:an )?(?:error|failure)|check your installation and try again$/i,
  /^BEGIN failed--compilation aborted|^Compilation failed in require/,
  /^\s{0,8}-{1,2}[A-Za-z][^\t]{0,60}(?:\t|\s{2})\s{0,40}\S/, // an option, as a usage text has it
  /\bAH00558:|The Apache error log may have more information|\bSupervisor (?:is )?running as root/,
]

/** Messages of a supervisor, and advice: used only if there is nothing better. */
const WEAK: readonly RegExp[] = [
  /\b(?:exited|exit|terminated|finished) (?:with )?(?:exit |return )?(?:code|status)\b|^exit status \d/i,
  /\bexited: \S{1,100} \((?:exit status|terminated)|\bgave up: \S{1,100} entered FATAL state|\bentered (?:FATAL|BACKOFF) state/,
  /^(?:please|try|see|hint:?|tip:|note:|make sure|check (?:that|the|your|whether)|consider|to fix|did you mean|maybe|perhaps|verify|ensure|is the server running|the server must be started)\b/i,
  /\brc\.init: (?:fatal: stopping the container|warning: )|^s6-\S{1,40}: (?:warning|info): /,
  /^make(?:\[\d+\])?: \*\*\* /,
  /^::(?:error|warning|notice|debug)\b/, // workflow commands
]

/** Messages during the shutdown, after the reason; matched without timestamp and level. */
const CLOSING: readonly RegExp[] = [
  /^(?:exiting|aborting|aborted|bye|goodbye|quitting|quit|shutting down|shutdown|shut down|stopping|stopped|terminating|terminated|closing|closed|cleaning up|failed|fatal error|an? (?:fatal )?error occurred|startup failed|initiali[sz]ation failed)(?: [\w ]{0,60})?[.!…]{0,3}$/i,
  /^(?:(?:the )?[\w-]{1,40} )?(?:has )?failed to (?:start|boot|launch|initiali[sz]e)(?: (?:the |up )?[\w-]{1,40}(?: in \(?\w{1,20}\)? mode)?)?[.!]?$/i,
  /^Worker (?:exiting|failed to boot|\(pid:\d+\) exited)|^Shutting down: Master|^Application startup failed\. Exiting/,
  /^Could not create the Java Virtual Machine|^A fatal exception has occurred\. Program will exit/,
  /\bFatal errors found in configuration|^Error\(s\) found in configuration file/,
  /^FPM initiali[sz]ation failed|^failed to post process the configuration/,
  /^(?:AH\d{5}: )?(?:Unable to open logs|no listening sockets available, shutting down)|^Action '.{1,60}' failed\.$/,
  /^Crash dump is being written to|^(?:Runtime |\{?"?init )terminating /,
  /^could not create any TCP\/IP sockets|^database system is shut down/,
]

/** Paths, whose file names mean nothing: `logging to /var/log/error.log`. */
const PATHS = /[\w.:-]*\/[^\s:,;)"']{1,200}/g
/**
 * Timestamps, process numbers, and the name that a runner of several programs puts before a line. This pattern and the
 * next match any text, so they do not backtrack.
 */
const STAMPS = /^(?:\s|\[?\d[\d:.,TZ+/-]{3,}\]?|\[\d{1,9}\]|\(\d{1,9}\)|\[?[\w.-]{1,40}\]? {0,20}\|(?= ))*/
/** The same, and levels and names in brackets. */
const PREFIX =
  /^(?:\s|\[[^\]]{0,80}\]:?|\([\w.-]{1,40}\)|\d[\d:.,TZ+/-]{3,}|(?:fatal|panic|critical|emerg|error|severe|alert|warn(?:ing)?|notice|info|log|debug|trace)(?:[:|]|(?=\s))|[\w.-]{1,40} {0,20}\|(?= )|[|>]|-{1,3}(?=\s))*/i
/** The program itself logs it as harmless. */
const CALM = /^[[<("]?(?:info|debug|trace|notice)[\])>"]?[:|\s]/i
const NPM = /^npm (?:ERR!|error) ?/

/**
 * The line that most likely says why, with the rest of its sentence if that is wrapped; null if nothing was written.
 */
export function mostRelevantLine(lines: readonly string[]): string | null {
  const [first] = relevantLines(lines)
  return first === undefined ? null : sentenceAt(lines, first.at)
}

/**
 * The most relevant lines first, from the last `within` lines. Without a failure, the last line that is not a usage
 * text; empty if nothing was written.
 */
export function relevantLines(lines: readonly string[], within = MOST_LINES): RelevantLine[] {
  const usage = usageLines(lines)
  const written = lines.flatMap((line, at) => (line.trim() === '' || usage.has(at) ? [] : [{ at, line }]))
  const own = written
    .filter(({ line }) => !isNoise(line))
    .slice(-within)
    .map((one) => ({ ...one, severity: severityOf(one.line) }))
  const best = SEVERITIES.find((severity) => own.some((one) => one.severity === severity))
  const found =
    best === undefined
      ? lastOf(own, written, lines, usage)
      : withoutParagraphs(
          own.filter(({ severity }) => severity === best).slice(-MOST_LINES),
          lines,
          best,
        ).slice(-MOST_RELEVANT)
  return found.map(({ at, line }) => ({ at, line })).reverse()
}

/** Null if the line does not report a failure. */
export function severityOf(whole: string): Severity | null {
  const line = whole.slice(0, READ_CHARACTERS)
  if (isNoise(line)) return null
  const bare = bareOf(line)
  const judged = line.replace(PATHS, ' ')
  if (CLOSING.some((pattern) => pattern.test(bare))) return 'closing'
  const isDecisive = DECISIVE.some((pattern) => pattern.test(bare))
  if (!isDecisive && !FAILURE.test(judged) && !FATAL.test(judged) && !ERROR.test(judged)) return null
  if (CALM.test(line.replace(STAMPS, '')) || WEAK.some((pattern) => pattern.test(line) || pattern.test(bare)))
    return 'weak'
  if (isDecisive) return 'decisive'
  if (FATAL.test(judged)) return 'fatal'
  return ERROR.test(judged) ? 'error' : 'failure'
}

const bareOf = (line: string): string => line.replace(NPM, '').trim().replace(PREFIX, '')

function isNoise(whole: string): boolean {
  const line = whole.slice(0, READ_CHARACTERS)
  const bare = bareOf(line)
  return NOISE.some((pattern) => pattern.test(line) || pattern.test(bare))
}

/** Whether a line reports a failure, and is not only a closing word. */
export function isFailure(line: string): boolean {
  const severity = severityOf(line)
  return severity !== null && severity !== 'closing'
}

/** Whether one severity ranks above another; every severity ranks above null. */
export const outranks = (one: Severity | null, other: Severity | null): boolean =>
  one !== null && (other === null || SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other))

function lastOf(
  own: readonly RelevantLine[],
  written: readonly RelevantLine[],
  lines: readonly string[],
  usage: ReadonlySet<number>,
): RelevantLine[] {
  const last = own.at(-1) ?? written.at(-1)
  if (last !== undefined) return [last]
  const first = [...usage].find((at) => (lines[at] ?? '').trim() !== '')
  return first === undefined ? [] : [{ at: first, line: lines[first] ?? '' }]
}

const USAGE = /^\s{0,8}usage(?::|$| of \S{1,200}:$)/i
/** A line of a usage text without indentation: a heading, an option, the next synopsis. */
const OF_USAGE =
  /^(?:[A-Z][\w -]{0,40}:?$|[A-Z][\w -]{0,40}:(?:\s|$)|-{1,2}\w|\S{1,60} (?:[[<{-]|\S{1,40} [[<{])|or: )/
const STARTS_RECORD = /^(?:\[|\{|\d{4}[-/]\d\d|\d\d:\d\d|time=|ts=|level=)/

/** Indexes of the lines of a program's usage text, from `Usage:` to the first line that is not part of it. */
function usageLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>()
  let isInside = false
  for (const [at, whole] of lines.entries()) {
    const line = whole.slice(0, READ_CHARACTERS).replace(NPM, '')
    if (USAGE.test(line)) isInside = true
    else if (isInside && line.trim() !== '' && !/^\s/.test(line)) isInside = isOfUsage(line)
    if (isInside) found.add(at)
  }
  return found
}

const isOfUsage = (line: string): boolean =>
  !STARTS_RECORD.test(line) &&
  !BAD_OPTION.test(line) &&
  !/^(?:\S{1,60}: )?(?:fatal |usage )?error\b/i.test(line) &&
  (OF_USAGE.test(line) || severityOf(line) === null)

/** Keeps only the first line of a text that is wrapped, and of several adjacent lines that name the cause. */
function withoutParagraphs<T extends RelevantLine>(
  found: readonly T[],
  lines: readonly string[],
  severity: Severity,
): T[] {
  return found.filter(
    ({ at }) => !found.some((other) => other.at < at && isOneText(lines, other.at, at, severity)),
  )
}

function isOneText(lines: readonly string[], from: number, to: number, severity: Severity): boolean {
  const text = lines.slice(from, to + 1).map((line) => line.replace(NPM, ''))
  if (severity === 'decisive') return text.slice(1, -1).every((line) => line.trim() === '')
  if (text.some((line) => line.trim() === '' || hasPrefix(line))) return false
  return lines.slice(from, to + 2).some((line, index, all) => isWrapped(line, all[index + 1]))
}

const hasPrefix = (line: string): boolean => /^\s*(?:[[{(<]|\d)|^[\w./-]{1,60}: /.test(line)

const LEAST_WRAPPED = 40
/** The sentence continues in the next line: it has no end here, and the next line does not begin a new one. */
const isWrapped = (line: string, next: string | undefined): boolean =>
  line.trimEnd().length >= LEAST_WRAPPED &&
  !/[.!?;]["')\]]?$|^\s{0,12}(?:[[{(<]|\d)/.test(line.trimEnd()) &&
  next !== undefined &&
  severityOf(next) !== 'closing' &&
  /^\s{0,12}[a-z(]/.test(next) &&
  !hasPrefix(next) &&
  !/^\s+(?:at|from|in) /.test(next)

function sentenceAt(lines: readonly string[], at: number): string {
  let text = (lines[at] ?? '').trim()
  for (let next = at + 1; next < lines.length && text.length < JOINED_CHARACTERS; next++) {
    const line = lines[next]?.replace(NPM, '') ?? ''
    const isAnnounced = text.endsWith(':') && line.trim() !== '' && !hasPrefix(line)
    if (!isAnnounced && !isWrapped(lines[next - 1] ?? '', line)) break
    const stop = /[.!?](?=\s|$)/.exec(line)
    text = `${text} ${(stop === null ? line : line.slice(0, stop.index + 1)).trim()}`
    if (isAnnounced || stop !== null) break
  }
  return text
}
