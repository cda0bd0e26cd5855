/**
 * The command that a command runs, according to its words: `sh -c './start.sh --x'`, `tini -- ./app`, `python app.py`.
 * Pure.
 */
import { posix } from 'node:path'
import { trimEnd } from '../../lib/trim-end.ts'

/** Where a program has the command that it runs: after its options, some of which have a value. */
interface Wrapper {
  /** Options with a value in the next word. */
  valued?: readonly string[]
  /** Number of its own words before the command (`gosu USER …`). */
  own?: number
  /** `-c` is followed by a text for the shell. */
  isShell?: true
}

const SHELL: Wrapper = { isShell: true, valued: ['-o', '+o'] }
const PLAIN: Wrapper = {}
const WRAPPERS = new Map<string, Wrapper>([
  ...['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'].map((name): [string, Wrapper] => [name, SHELL]),
  ['tini', { valued: ['-p', '-e'] }],
  ['dumb-init', { valued: ['-r', '--rewrite'] }],
  ['catatonit', PLAIN],
  ['exec', PLAIN],
  ['env', { valued: ['-u', '--unset', '-C', '--chdir'] }],
  ['nice', { valued: ['-n'] }],
  ['nohup', PLAIN],
  ['setpriv', PLAIN],
  ['gosu', { own: 1 }],
  ['su-exec', { own: 1 }],
  ['docker-entrypoint.sh', PLAIN],
])

/** Null if it runs nothing else, or if only a shell could find out. */
export function innerCommand(argv: readonly string[]): string[] | null {
  const wrapper = WRAPPERS.get(posix.basename(argv[0] ?? ''))
  if (wrapper === undefined) return null
  const { valued = [], own = 0, isShell } = wrapper
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (isShell && /^-[a-z]*c[a-z]*$/.test(word)) return firstOfScript(argv[at + 1] ?? '')
    if (word === '--') return rest(argv, at + 1 + own)
    if (valued.includes(word)) at++
    else if (!word.startsWith('-') && !word.startsWith('+') && !/^\w+=/.test(word))
      return isShell ? script(argv, at) : rest(argv, at + own)
  }
  return null
}

/** A shell looks for its script in the working directory first, not on PATH. */
function script(argv: readonly string[], at: number): string[] {
  const [file = '', ...words] = argv.slice(at)
  return [file.includes('/') ? file : `./${file}`, ...words]
}

function rest(argv: readonly string[], from: number): string[] | null {
  return from < argv.length ? argv.slice(from) : null
}

/** A word that a shell does not change. */
const PLAIN_WORD = /^[\w@%+:,./-]+$/

/** The first command of a text for the shell, if it is a plain word: `exec ./app --x && …` → `./app`. */
function firstOfScript(script: string): string[] | null {
  const words = script.trim().split(/\s+/)
  const at = words.findIndex((word) => word !== 'exec' && !/^\w+=\S*$/.test(word))
  const word = trimEnd(words[at] ?? '', ';&|')
  return PLAIN_WORD.test(word) && !BUILT_IN.has(word) ? [word, ...words.slice(at + 1)] : null
}

/** Builtins of the shell, which are not programs. */
const BUILT_IN = new Set(
  'alias bg break cd command continue echo eval exit export false fg for if case while until set shift source . test trap true type ulimit umask unset wait read printf local return'.split(
    ' ',
  ),
)
