/** The command line of `sea-trial diff`. */
import { existsSync, readSync, closeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { messageOf } from '../core/errors.ts'
import {
  KIND_NAMES,
  locate,
  openForReading,
  repositoryOf,
  rootsOf,
  type Located,
} from '../core/file-access.ts'
import { REGISTRY, parseImageReference, whyNoImage } from '../core/image-reference.ts'
import { nearest } from '../lib/nearest.ts'
import { parseArchiveRef } from './archive-ref.ts'
import { wrongSettings } from './mistakes.ts'
import type { DiffInputs, DiffSide, Request } from './types.ts'
import { parseChoice, parsePlatform, parseReference, type Parsed } from './values.ts'

const FORMATS = ['terminal', 'markdown', 'json'] as const

const HELP = [
  'Usage: sea-trial diff A B [options]',
  'Shows what changed from A to B, and which layers, packages and files explain it.',
  '',
  'A and B are each one of',
  '  FILE.json             a Report, written with --report',
  '  FILE.tar, FOLDER      a docker save or OCI archive, an OCI layout',
  '  docker-archive:PATH, oci-archive:PATH, oci-layout:PATH, with :TAG or @DIGEST for one of several',
  '  registry:NAME         an image at a registry, not loaded into the engine',
  '  NAME                  an image of the engine, pulled if it is missing; of a file of that name: ./NAME',
  '',
  '  --format WORD    terminal, markdown, json (default: terminal)',
  '  --platform X     of archives and images with several: linux/amd64',
  '',
  'Exit code: 0 compared, also if they differ, 2 wrong settings or input, 3 no engine.',
  'To try a folder named diff: sea-trial ./diff',
].join('\n')

const HINT = 'See sea-trial diff --help. To try a folder or image named diff: ./diff, --image diff.'
const OPTIONS = { format: { type: 'string' }, platform: { type: 'string' } } as const

interface Given {
  readonly names: string[]
  readonly options: Map<string, string>
  readonly mistakes: string[]
  help: boolean
  hasUnknown: boolean
}

/** `args`: those after `diff`. Throws one `settings` error with all mistakes. */
export function readDiff(args: readonly string[], cwd: string): Request {
  const given = readTokens(args)
  if (given.help) return { kind: 'print', text: HELP }
  const { names, mistakes } = given
  const format = check(given, 'format', (text) => parseChoice(text, FORMATS)) ?? 'terminal'
  const platform = check(given, 'platform', parsePlatform)
  const roots = rootsOf(repositoryOf(cwd))
  // the value of an unknown option looks like a side
  const sides = given.hasUnknown ? [] : names
  const [before, after] = sides.map((name) => sideOf(name, { cwd, roots, platform, mistakes }))
  if (names.length !== 2 && !given.hasUnknown)
    mistakes.push(`diff needs two images, archives or Reports, and got ${names.length}`)
  if (mistakes.length > 0 || !before || !after) throw wrongSettings(mistakes, HINT)
  return { kind: 'diff', inputs: { before, after, format, roots } }
}

function readTokens(args: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...OPTIONS, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Given = { names: [], options: new Map(), mistakes: [], help: false, hasUnknown: false }
  for (const token of tokens) {
    if (token.kind === 'positional') given.names.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (name === 'help') given.help = true
    else if (!Object.hasOwn(OPTIONS, name)) {
      given.hasUnknown = true
      given.mistakes.push(unknown(rawName))
    } else if (!value) given.mistakes.push(`${rawName} needs a value`)
    else if (given.options.has(name)) given.mistakes.push(`${rawName} is given twice`)
    else given.options.set(name, value)
  }
  return given
}

/** Null if the option is not given, or after a mistake. */
function check<T>(given: Given, name: keyof typeof OPTIONS, parse: (text: string) => Parsed<T>): T | null {
  const text = given.options.get(name)
  const parsed = text === undefined ? null : parse(text)
  if (parsed?.ok) return parsed.value
  if (parsed)
    given.mistakes.push(
      `--${name}: ${JSON.stringify(text?.slice(0, 200))} is not allowed: expected ${parsed.allowed}`,
    )
  return null
}

function unknown(option: string): string {
  const [near] = nearest(option.replace(/^-+/, ''), Object.keys(OPTIONS))
  return `Option ${option} is unknown${near ? `: did you mean --${near}?` : '; known are --format, --platform'}`
}

interface Around extends Pick<DiffInputs, 'roots'> {
  readonly cwd: string
  readonly platform: string | null
  readonly mistakes: string[]
}

/** Null after a mistake. */
function sideOf(name: string, around: Around): DiffSide | null {
  const { cwd, roots, platform, mistakes } = around
  if (name.trim() === '') {
    mistakes.push('a name is empty: expected a file, a folder or an image')
    return null
  }
  if (name.startsWith(REGISTRY)) return atRegistry(name, around)
  const archive = parseArchiveRef(name, (path) => existsSync(resolve(cwd, path)))
  const file = resolve(cwd, archive?.path ?? name)
  const place = locate(file, roots)
  const mistake = (what: string): null => {
    mistakes.push(`${name} ${what}`)
    return null
  }
  if (!place.ok) return mistake(`cannot be read: ${place.why}`)
  if (place.kind === null && archive === null && !LOOKS_LIKE_A_FILE.test(name)) return imageOf(name, around)
  if (place.kind === null) return mistake('does not exist: expected a file, a folder or an image')
  if (place.kind !== 'file' && place.kind !== 'folder')
    return mistake(`is ${KIND_NAMES[place.kind]}: expected a file or folder`)
  if (
    archive === null &&
    place.kind === 'folder' &&
    !LAYOUT_FILES.some((one) => existsSync(join(place.real, one)))
  )
    return mistake(
      'is a folder without an image (an OCI layout has an index.json): of a folder with a Dockerfile, give a Report that sea-trial wrote with --report',
    )
  if (archive === null && place.kind === 'file') {
    try {
      if (isJson(place)) return { kind: 'report', name, file }
    } catch (cause) {
      return mistake(`cannot be read: ${messageOf(cause)}`)
    }
  }
  return { kind: 'archive', name, file, ref: archive?.ref ?? null, platform }
}

function atRegistry(name: string, { platform, mistakes }: Around): DiffSide | null {
  const text = name.slice(REGISTRY.length)
  const image = parseImageReference(text)
  if (image) return { kind: 'registry', image, platform }
  mistakes.push(`${JSON.stringify(name.slice(0, 200))} does not name an image: ${whyNoImage(text) ?? ''}`)
  return null
}

/** One of them is in each folder with an image. */
const LAYOUT_FILES = ['index.json', 'manifest.json']
const LOOKS_LIKE_A_FILE = /^[./~-]|\.(?:json|tar|tgz|gz|zst)$/

function imageOf(ref: string, { platform, mistakes }: Around): DiffSide | null {
  if (parseReference(ref).ok) return { kind: 'image', ref, platform }
  mistakes.push(`${JSON.stringify(ref.slice(0, 200))} is neither a file nor the name of an image`)
  return null
}

/** Whether the file begins like a Report; archives do not. */
function isJson(place: Located): boolean {
  const start = Buffer.alloc(64)
  const descriptor = openForReading(place)
  try {
    const length = readSync(descriptor, start)
    return /^\uFEFF?\s*\{/.test(start.toString('utf8', 0, length))
  } finally {
    closeSync(descriptor)
  }
}
