/** Places in a container that its last words say are missing, and where modules of that name would be. Pure. */
import { posix } from 'node:path'
import { missingProgram } from '../causes/shared/missing-program.ts'
import { pathIn } from '../causes/shared/path-in-line.ts'
import type { LogSeen } from '../log/types.ts'
import { lastWords } from '../log/failure-lines.ts'

export interface Missing {
  /** Absolute. */
  path: string
  /** What was to be run, or a script of it: not a module or a file of the app's. */
  isProgram: boolean
  /** Who says so. */
  line: string
}

const SAYS_MISSING =
  /not found|no such file|can(?:no|')t (?:find|open|load|access|stat)|could(?: no|n')t (?:find|open|load|resolve)|unable to (?:find|open|access|load)|failed to open|does not exist|doesn't exist|ENOENT|No module named|ClassNotFound|not installed/i

interface MissingPattern {
  says: RegExp
  /** Below the working directory, and below each mount. */
  places: (name: string) => readonly string[]
  isProgram: boolean
}

const NAME = String.raw`['"‘\x60]?((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})`

const PATTERNS: readonly MissingPattern[] = [
  {
    says: new RegExp(String.raw`Cannot find (?:module|package) ${NAME}`),
    places: (name) => [`node_modules/${name}`],
    isProgram: false,
  },
  {
    says: new RegExp(String.raw`(?:^|: )(?:line )?(?:\d+: )?${NAME}['"’]?: (?:command )?not found`),
    places: (name) => [
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
    places: (name) => [name, `${name}.py`, '.venv', 'venv'],
    isProgram: false,
  },
  {
    says: /cannot load such file -- ([\w./-]{1,200})/,
    places: (name) => [name, `${name}.rb`, 'vendor/bundle'],
    isProgram: false,
  },
  {
    says: /(?:Could not find (?:gem )?['"]?([\w.-]{1,100}).{0,200} in (?:any of|locally|rubygems)|bundler: command not found)/,
    places: () => ['vendor/bundle'],
    isProgram: false,
  },
  { says: /(vendor\/autoload\.php)/, places: (name) => [name], isProgram: false },
]

const MOST = 24

/** `argv` is looked at only where something says that it did not find what it was to run. */
export function missingPaths(
  log: Pick<LogSeen, 'head' | 'tail'>,
  refusal: string | null,
  argv: readonly string[],
  workingDir: string,
  mounts: readonly string[],
): Missing[] {
  const { main, traceback } = lastWords(log)
  const said = [...(refusal === null ? [] : [refusal]), ...main, ...(traceback ? [traceback.message] : [])]
  const lines = said.filter((line) => SAYS_MISSING.test(line))
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
      ...PATTERNS.flatMap(({ says, places, isProgram }) => {
        const match = says.exec(line)
        return match ? places(match[1] ?? '').flatMap((place) => at(place, bases, isProgram, line)) : []
      }),
      ...own.flatMap((word) => at(word, [home], true, line)),
    ]
  })
  const byPath = new Map<string, Missing>()
  for (const one of found) if (!byPath.has(one.path)) byPath.set(one.path, one)
  return [...byPath.values()].slice(0, MOST)
}

/** A program without a slash is looked up elsewhere. */
const isPath = (word: string, index: number): boolean =>
  /^[\w.@+/][\w./@:+-]{0,300}$/.test(word) && (index > 0 || word.includes('/'))

const at = (path: string, bases: readonly string[], isProgram: boolean, line: string): Missing[] =>
  path === '' ? [] : bases.map((base) => ({ path: posix.resolve(base, path), isProgram, line }))
