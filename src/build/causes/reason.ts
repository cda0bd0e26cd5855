/** The line of a failing step's log that says why: what a person would look for when scrolling up. */

export interface Reason {
  line: string
  /** Whether it looks like a reason, or is only the last that was written. */
  telling: boolean
  /** What usually mends it. */
  fix?: string
}

interface Pattern {
  /** One line of a log, without blanks at its ends. */
  test: RegExp
  /** Which of several such lines tells most. */
  pick: 'first' | 'last'
  fix?: string
}

/** Most telling first. All run on hostile text: none may backtrack. */
const PATTERNS: readonly Pattern[] = [
  {
    test: /No space left on device|disk quota exceeded/i,
    pick: 'first',
    fix: 'Free disk space on the machine that builds.',
  },
  {
    test: /exec format error/i,
    pick: 'first',
    fix: 'This machine cannot run programs of that platform: build on one that can, or set up emulation (docker/setup-qemu-action).',
  },
  {
    test: /Temporary failure (?:in name resolution|resolving)|Could not resolve (?:host|')|bad address '|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|Name or service not known/i,
    pick: 'first',
    fix: 'The build could not resolve a host name: check the network of the machine that builds (`build-network: host` uses its own).',
  },
  {
    test: /^ERROR: No matching distribution found for /,
    pick: 'last',
    fix: 'Check the package’s name and version.',
  },
  {
    test: /^E: (?:Unable to locate package|Version .* was not found|Package .* has no installation candidate)/,
    pick: 'first',
    fix: 'Check the package’s name, and run `apt-get update` in the same RUN.',
  },
  {
    test: /\(no such package\)/,
    pick: 'first',
    fix: 'Check the package’s name, and the Alpine version that has it.',
  },
  { test: /^npm (?:ERR!|error) (?:404|notarget|missing:|ERESOLVE|code E)/, pick: 'last' },
  {
    test: /^npm (?:ERR!|error) .*can only install with an existing package-lock/,
    pick: 'first',
    fix: 'Commit package-lock.json, copy it before this step, or use `npm install`.',
  },
  {
    test: /(?:^|: )(?:\d+: )?[\w./+-]+: (?:command )?not found$/,
    pick: 'first',
    fix: 'Install it in an earlier step, or correct its name.',
  },
  {
    test: /executable file not found|stat \S+: no such file or directory/,
    pick: 'first',
    fix: 'The program is not in the image: install it, or correct its name.',
  },
  {
    test: /unable to find (?:user|group) /,
    pick: 'first',
    fix: 'Create the user in an earlier RUN, or give its number.',
  },
  { test: /^error(?:\[E\d+\])?: /, pick: 'first' },
  { test: /: (?:fatal )?error: |: error TS\d+: |^\S+\.go:\d+:\d+: /, pick: 'first' },
  { test: /^(?:[\w.]{1,80}\.)?\w{0,60}(?:Error|Exception)(?:: |$)/, pick: 'last' },
  { test: /^(?:fatal|panic|FATAL|ERROR|Error|E): /, pick: 'last' },
  { test: /permission denied|operation not permitted/i, pick: 'last' },
  {
    test: /\b(?:error|fatal|failed|failure|cannot|can't|could not|unable to|no such file|undefined|denied|not found)\b/i,
    pick: 'last',
  },
]

/** Endings that many tools print after the reason. */
const NOISE =
  /complete log of this run|^\[notice\]|^WARNING: |^npm (?:notice|warn)|^make(?:\[\d+\])?: \*\*\* |^error: subprocess-exited-with-error|note: This (?:error|is an issue)|^ELIFECYCLE|^npm (?:ERR!|error)$|: line \d+: exit: /

/** Null when the log is empty. Without a telling line, the last one. */
export function reasonIn(log: readonly string[]): Reason | null {
  const lines = log.map((line) => line.trim()).filter((line) => line !== '' && !NOISE.test(line))
  for (const { test, pick, fix } of PATTERNS) {
    const line =
      pick === 'first' ? lines.find((one) => test.test(one)) : lines.findLast((one) => test.test(one))
    if (line !== undefined) return { line, telling: true, ...(fix ? { fix } : {}) }
  }
  const last = lines.at(-1)
  return last === undefined ? null : { line: last, telling: false }
}
