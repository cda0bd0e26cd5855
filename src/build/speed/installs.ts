/**
 * What a RUN installs, where it certainly reads nothing of the context but the files named here. A RUN that does anything
 * else (a build, a script, a package of its own) is not one of these. Pure.
 */
import { parseJson, field } from '../../lib/json.ts'
import { jsonList, withoutFlags, type Instruction } from '../dockerfile/index.ts'

export interface Install {
  /** Files that it must have, relative to the working folder; empty where packages are named in the command. */
  needs: readonly string[]
  /** Files that it reads too, where they exist. */
  reads: readonly string[]
  /** Files whose presence means that it may read more. */
  unless: readonly string[]
  /** Whether the text of a needed file names no other file. */
  isEnough: (text: string) => boolean
}

interface Manager {
  command: RegExp
  /** Null when these arguments make it read more. */
  read: (words: readonly string[]) => Install | null
}

/** Null when it is not certain that these are all files that the RUN reads. */
export function installsOf({ keyword, args, heredocs }: Instruction): Install[] | null {
  const script = withoutFlags(args).replace(QUOTED, (_, __, word: string) => word.replace(/[<>]/g, '='))
  const isPlain = keyword === 'RUN' && heredocs.length === 0 && jsonList(args) === null
  if (!isPlain || /--mount\b/.test(args) || UNCERTAIN.test(script)) return null
  const installs: Install[] = []
  for (const part of script.split(/&&|;/).map((text) => text.trim().replace(/\s+/g, ' '))) {
    if (NEUTRAL.test(part)) continue
    const manager = MANAGERS.find(({ command }) => command.test(part))
    const rest = part.replace(manager?.command ?? '', '').trim()
    const install = manager?.read(rest === '' ? [] : rest.split(' '))
    if (!install) return null
    installs.push(install)
  }
  return installs.length === 0 ? null : installs
}

/** One word in quotes, such as a package with its version. */
const QUOTED = /(["'])([\w.,<>=~!@[\]-]+)\1/g
/** Other quotes, variables, pipes, groups, substitutions and redirections: the words are not all there is to it. */
const UNCERTAIN = /["'`$|<>(){}*]|(?<!&)&(?!&)/

const NEUTRAL =
  /^(?:$|set -\w+$|rm -rf? \/\S+(?: \/\S+)*$|(?:sudo )?apt(?:-get)?(?: -\S+)* (?:update|clean|autoremove|autoclean)(?: -\S+)*$|apk(?: -\S+)* update$|(?:dnf|microdnf|yum)(?: -\S+)* (?:clean all|makecache)$|npm cache clean --force$|yarn cache clean$|go mod verify$)/

const ANY = (): boolean => true
const install = (needs: readonly string[], rest: Partial<Install> = {}): Install => ({
  needs,
  reads: [],
  unless: [],
  isEnough: ANY,
  ...rest,
})

const isFlag = (word: string): boolean => word.startsWith('-')
const isUrl = (word: string): boolean => /^(?:git\+)?https?:\/\//.test(word)
/** A file or folder of its own. */
const isPath = (word: string): boolean =>
  !isUrl(word) && (word === '.' || word.includes('/') || /\.(?:whl|deb|apk|rpm|tgz|gz|zip)$/.test(word))

/** The command needs no files when packages are named; without names it is something else. */
const byName = (words: readonly string[]): Install | null =>
  words.some((word) => !isFlag(word)) && !words.some(isPath) ? install([]) : null

/** Only with flags; `wants`: one of these must be among them. */
const flagsOnly =
  (result: Install, wants: readonly string[] = []) =>
  (words: readonly string[]): Install | null =>
    words.every(isFlag) && (wants.length === 0 || wants.every((flag) => words.includes(flag))) ? result : null

const NODE: Partial<Install> = { isEnough: isPlainPackage }

const MANAGERS: readonly Manager[] = [
  { command: /^(?:python3? -m )?pip3? (?:--\S+ )*install\b/, read: ofPip },
  {
    command: /^npm (?:ci|install|i)\b/,
    read: (words) =>
      words.includes('-g') || words.includes('--global')
        ? byName(words)
        : flagsOnly(
            install(['package.json'], {
              ...NODE,
              reads: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc'],
            }),
          )(words),
  },
  {
    command: /^yarn(?: install)?(?= -|$)/,
    read: flagsOnly(
      install(['package.json'], { ...NODE, reads: ['yarn.lock'], unless: ['.yarnrc.yml', '.yarn'] }),
    ),
  },
  {
    command: /^pnpm (?:install|i)\b/,
    read: flagsOnly(
      install(['package.json'], {
        ...NODE,
        reads: ['pnpm-lock.yaml', '.npmrc'],
        unless: ['pnpm-workspace.yaml', '.pnpmfile.cjs'],
      }),
    ),
  },
  {
    command: /^go mod download\b/,
    read: flagsOnly(
      install(['go.mod'], {
        reads: ['go.sum'],
        unless: ['go.work', 'vendor'],
        isEnough: (text) => !/=>\s*[./]/.test(text),
      }),
    ),
  },
  {
    command: /^bundle install\b/,
    read: flagsOnly(
      install(['Gemfile'], {
        reads: ['Gemfile.lock'],
        isEnough: (text) => !/\bpath\b|gemspec|eval_gemfile|require|File\b|\bfile:/.test(text),
      }),
    ),
  },
  {
    command: /^composer install\b/,
    read: flagsOnly(
      install(['composer.json'], {
        reads: ['composer.lock'],
        isEnough: (text) => !/"type"\s*:\s*"path"/.test(text),
      }),
      ['--no-scripts', '--no-autoloader'],
    ),
  },
  {
    command: /^poetry install\b/,
    read: flagsOnly(install(['pyproject.toml'], { reads: ['poetry.lock'], isEnough: hasNoPaths }), [
      '--no-root',
    ]),
  },
  {
    command: /^uv sync\b/,
    read: flagsOnly(install(['pyproject.toml'], { reads: ['uv.lock'], isEnough: hasNoPaths }), [
      '--no-install-project',
    ]),
  },
  { command: /^(?:sudo )?apt(?:-get)?(?: -\S+)* install\b/, read: byName },
  { command: /^apk(?: -\S+)* add\b/, read: byName },
  { command: /^(?:dnf|microdnf|yum)(?: -\S+)* install\b/, read: byName },
]

/** Requirement files are needed; the project itself, local files and constraints of another folder are not known. */
function ofPip(words: readonly string[]): Install | null {
  const needs: string[] = []
  const rest: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const [, inline] = /^(?:--requirement=|--constraint=|-[rc](?=.))(.+)$/.exec(word) ?? []
    const isFile = /^(?:-r|-c|--requirement|--constraint)$/.test(word)
    if (inline !== undefined) needs.push(inline)
    else if (isFile) needs.push(words[++at] ?? '')
    else rest.push(word)
  }
  const isLocal = rest.some((word) => isPath(word) || /^(?:-e|--editable|-f|--find-links)\b/.test(word))
  if (isLocal || needs.some((name) => !/^[\w][\w./-]*$/.test(name) || name.includes('..'))) return null
  if (needs.length === 0) return byName(rest)
  return install(needs, {
    isEnough: (text) =>
      !/^\s*(?:-[ercf]\b|--(?:editable|requirement|constraint|find-links)|[./])|\bfile:/m.test(text),
  })
}

/** Without workspaces, scripts that run at the installation, and packages in folders. */
function isPlainPackage(text: string): boolean {
  const json = parseJson(text)
  if (json === null || Array.isArray(json) || field(json, 'workspaces') !== undefined) return false
  const scripts = [
    'preinstall',
    'install',
    'postinstall',
    'prepublish',
    'preprepare',
    'prepare',
    'postprepare',
  ]
  if (scripts.some((name) => field(json, 'scripts', name) !== undefined)) return false
  return !/"(?:file|link|portal|workspace):|"\.{0,2}\/|"patch(?:ed|-package)/.test(text)
}

function hasNoPaths(text: string): boolean {
  return !/\bpath\s*=|workspace/.test(text)
}
