/** Paths that the end of the log reports as missing, and paths where modules of such a name would be. Pure. */
import { posix } from 'node:path'
import { missingProgram } from '../causes/shared/missing-program.ts'
import { pathIn } from '../causes/shared/path-in-line.ts'
import type { LogSeen } from '../log/types.ts'
import { lastWords } from '../log/failure-lines.ts'

export interface Missing {
  /** Absolute. */
  path: string
  /** The program or script that was to be run, not a module or a file of the app. */
  isProgram: boolean
  /** The line that reports it. */
  line: string
}

const SAYS_MISSING =
  /not found|no such file|can(?:no|')t (?:find|open|load|access|stat)|could(?: no|n')t (?:find|open|load|resolve)|unable to (?:find|open|access|load)|failed to open|does not exist|doesn't exist|ENOENT|No module named|ClassNotFound|not installed/i

interface MissingPattern {
  says: RegExp
  /** Relative to the working directory and to each mount. */
  paths: (name: string) => readonly string[]
  isProgram: boolean
}

const NAME = String.raw`['"‘\x60]?((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})`

const PATTERNS: readonly MissingPattern[] = [
  {
    says: new RegExp(String.raw`Cannot find (?:module|package) ${NAME}`),
    paths: (name) => [`node_modules/${name}`],
    isProgram: false,
  },
  {
    says: new RegExp(String.raw`(?:^|: )(?:line )?(?:\d+: )?${NAME}['"’]?: (?:command )?not found`),
    paths: (name) => [
      `node_modules/.bin/${name}`,
      `.venv/bin/${name}`,
      `venv/bin/${name}`,
      `vendor/bin/${name}`,
      name,
    ],
    isProgram: true,
  },
  {
    says: /No module named '?([A-Za-z_]\w{0,100})/,
    paths: (name) => [name, `${name}.py`, '.venv', 'venv'],
    isProgram: false,
  },
  {
    says: /cannot load such file -- ([\w./-]{1,200})/,
    paths: (name) => [name, `${name}.rb`, 'vendor/bundle'],
    isProgram: false,
  },
  {
    says: /(?:Could not find (?:gem )?['"]?([\w.-]{1,100}).{0,200} in (?:any of|locally|rubygems)|bundler: command not found)/,
    paths: () => ['vendor/bundle'],
    isProgram: false,
  },
  { says: /(vendor\/autoload\.php)/, paths: (name) => [name], isProgram: false },
]

const MOST = 24

/** `refusal`: the engine's words when it did not start the container. Words of `argv` count only where a line reports something missing. */
export function missingPaths(
  log: Pick<LogSeen, 'head' | 'tail'>,
  refusal: string | null,
  argv: readonly string[],
  workingDir: string,
  mounts: readonly string[],
): Missing[] {
  const { main, traceback } = lastWords(log)
  const reported = [
    ...(refusal === null ? [] : [refusal]),
    ...main,
    ...(traceback ? [traceback.message] : []),
  ]
  const lines = reported.filter((line) => SAYS_MISSING.test(line))
  const home = posix.resolve('/', workingDir)
  const bases = [...new Set([home, ...mounts])]
  const found = lines.flatMap((line): Missing[] => {
    const program = missingProgram(line)
    const path = pathIn(line)
    const own = argv.flatMap((word, index) => (isPath(word, index) ? word.split(':') : []))
    return [
      ...(program ? at(program.name, [home], true, line) : []),
      ...(path === null
        ? []
        : at(
            path,
            [home],
            argv.some((word) => word.endsWith(path)),
            line,
          )),
      ...PATTERNS.flatMap(({ says, paths, isProgram }) => {
        const match = says.exec(line)
        return match ? paths(match[1] ?? '').flatMap((one) => at(one, bases, isProgram, line)) : []
      }),
      ...own.flatMap((word) => at(word, [home], true, line)),
    ]
  })
  const byPath = new Map<string, Missing>()
  for (const one of found) if (!byPath.has(one.path)) byPath.set(one.path, one)
  return [...byPath.values()].slice(0, MOST)
}

/** A program without a slash is searched on PATH instead. */
const isPath = (word: string, index: number): boolean =>
  /^[\w.@+/][\w./@:+-]{0,300}$/.test(word) && (index > 0 || word.includes('/'))

const at = (path: string, bases: readonly string[], isProgram: boolean, line: string): Missing[] =>
  path === '' ? [] : bases.map((base) => ({ path: posix.resolve(base, path), isProgram, line }))
