/** From given texts to Inputs: every setting parsed, every mistake collected, and only then one error. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UserError, messageOf } from '../errors.ts'
import type { ArchiveSource, ImageSource, Inputs, Port, ProbeSpec, SmokeInputs, Source } from './index.ts'
import { parsePlace } from './place.ts'
import { parseProbes } from './probe/index.ts'
import type { Given } from './sources.ts'
import { SETTINGS, type Setting, type SettingName } from './table.ts'
import * as values from './values.ts'
import type { Parsed } from './values.ts'

export interface Surroundings {
  cwd: string
  env: Record<string, string | undefined>
  /** The command line has no token unless one is given, and explains itself in options. */
  commandLine: boolean
}

/** Settings that only mean something when an image is built. */
const OF_BUILD = [
  'file',
  'target',
  'build-args',
  'build-secrets',
  'builder',
  'cache-from',
  'cache-to',
  'build-network',
] as const

/** Throws one `settings` error that lists all mistakes. */
export function settle(given: Given, around: Surroundings): Inputs {
  const reader = new Reader(given, around)
  const source = readSource(reader)
  const also = readAlso(reader, source.platform)
  const root = source.kind === 'build' ? repositoryOf(source.context) : around.cwd
  if (source.kind === 'build') checkPlaces(reader, source, root)
  const smoke = readSmoke(reader)
  const isRun = reader.parse('smoke', values.parseBoolean) ?? true
  const inputs: Inputs = {
    source,
    also,
    root,
    smoke: source.kind !== 'archive' && isRun ? smoke : null,
    name: reader.text('name') ?? defaultName(source, root, around.env),
    comment:
      reader.parse('comment', (text) =>
        values.parseChoice(text, ['always', 'on-change', 'on-failure', 'never']),
      ) ?? 'always',
    baseline: reader.path('baseline'),
    report: reader.text('report') === '-' ? '-' : reader.path('report'),
    token: reader.text('token'),
  }
  reader.finish()
  return inputs
}

function readSource(reader: Reader): Source {
  const image = reader.text('image')
  const archive = reader.text('archive')
  const platform = reader.parse('platform', parsePlatform)
  const apart = image ? 'image' : archive ? 'archive' : null
  if (image && archive) reader.mistake('image and archive exclude each other: give one of them')
  if (apart) reader.refuse(OF_BUILD, `has no meaning with ${apart}, which builds nothing`)
  if (apart && reader.wasChosen('path'))
    reader.mistake(`PATH has no meaning with ${apart}, which builds nothing`)
  if (image) return readPlace(reader, 'image', image, platform)
  if (archive) {
    const file = archive === '-' ? '-' : reader.existing('archive', 'a file or folder')
    return { kind: 'archive', name: file, file, ref: null, platform }
  }
  const context = reader.existing('path', 'a folder')
  return {
    kind: 'build',
    context,
    file: reader.path('file') ?? join(context, 'Dockerfile'),
    target: reader.parse('target', parseStage),
    buildArgs: reader.list('build-args', /^[^=\s]+(=|$)/, 'NAME=value'),
    buildSecrets: reader.list('build-secrets', /(^|,)(id|type)=/, 'id=ID,env=NAME or id=ID,src=FILE'),
    platform,
    builder: reader.text('builder'),
    cacheFrom: reader.list('cache-from'),
    cacheTo: reader.list('cache-to'),
    network: reader.text('build-network'),
  }
}

function readPlace(
  reader: Reader,
  setting: SettingName,
  text: string,
  platform: string | null,
): ImageSource | ArchiveSource {
  const place = parsePlace(text, (path) => existsSync(reader.resolve(path)))
  if (place === null)
    return { kind: 'image', ref: reader.check(setting, text, parseReference(text)) ?? text, platform }
  const file = reader.existingPath(setting, place.path, 'a file or folder')
  return { kind: 'archive', name: text, file, ref: place.ref, platform }
}

const readAlso = (reader: Reader, platform: string | null): (ImageSource | ArchiveSource)[] =>
  [...new Set(reader.list('also'))].map((text) => readPlace(reader, 'also', text, platform))

function readSmoke(reader: Reader): SmokeInputs {
  return {
    ports: reader.ports(),
    probes: reader.probes(),
    timeout: reader.parse('timeout', values.parseTimeout) ?? 60,
    soak: reader.parse('soak', values.parseDuration) ?? 3,
    shutdown: reader.parse('shutdown', (text) => values.parseChoice(text, ['warn', 'graceful'])) ?? 'warn',
    keepRunning: reader.parse('keep-running', values.parseBoolean) ?? false,
    logFile: reader.path('log-file'),
    env: [...reader.envFile(), ...reader.environment()],
    command: reader.parse('command', values.parseWords),
    entrypoint: reader.parse('entrypoint', values.parseWords),
    network: reader.text('network'),
    memory: reader.parse('memory', values.parseMemory),
    cpus: reader.parse('cpus', values.parseCpus),
  }
}

const parsePlatform = (text: string): Parsed<string> =>
  /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'one platform such as linux/amd64' }
const parseStage = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w.-]*$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'the name or number of a stage' }
const parseReference = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w./:@-]*$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'an image reference such as nginx:1.27 or an image ID' }

/** A Dockerfile may lie beside its context, but not outside the repository: what is tried is what is reviewed. */
function checkPlaces(reader: Reader, source: Source & { kind: 'build' }, root: string): void {
  const inside = [root, source.context].some((folder) => isInside(source.file, folder))
  if (reader.text('file') === null || inside) return
  reader.mistake(
    `${reader.labelOf('file')}: the Dockerfile ${source.file} is outside the context ${source.context} and its repository; move it there, or choose a path that holds it`,
  )
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** The nearest folder above with a `.git`, else the folder itself. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (at === dirname(at)) return folder
  }
}

/** Different images of one repository must not share a comment: the folder and the target are part of the name. */
function defaultName(source: Source, root: string, env: Surroundings['env']): string {
  if (source.kind === 'image') return source.ref.replace(/@.*$/, '')
  if (source.kind === 'archive')
    return source.file === '-' ? 'image' : [basename(source.file), source.ref].filter(Boolean).join(':')
  const folder = relative(root, source.context).split(sep).join('/')
  const repository = env.GITHUB_REPOSITORY?.split('/')[1] ?? (basename(root) || 'image')
  const inContext = relative(source.context, source.file)
  const dockerfile = inContext.startsWith('..') ? relative(root, source.file) : inContext
  const parts = [
    folder === '' ? repository : folder,
    ...(dockerfile === 'Dockerfile' ? [] : [dockerfile]),
    ...(source.target ? [source.target] : []),
  ]
  return parts.join(':')
}

class Reader {
  private readonly given: Given
  private readonly around: Surroundings
  private readonly mistakes: string[]

  constructor(given: Given, around: Surroundings) {
    this.given = given
    this.around = around
    this.mistakes = [...given.mistakes]
  }

  mistake(sentence: string): void {
    this.mistakes.push(sentence)
  }

  /** The text given, or the default; null where there is neither. */
  text(name: SettingName): string | null {
    const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
    const fallback = this.around.commandLine ? (setting?.cliDefault ?? setting?.default) : setting?.default
    const text = this.given.values.get(name)?.text ?? fallback
    return text === undefined || text === '' || text.startsWith('${{') ? null : text
  }

  labelOf(name: SettingName): string {
    return this.given.values.get(name)?.label ?? name
  }

  wasChosen(name: SettingName): boolean {
    const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
    const text = this.given.values.get(name)?.text
    return text !== undefined && text !== setting?.default
  }

  parse<T>(name: SettingName, parser: (text: string) => Parsed<T>): T | null {
    const text = this.text(name)
    return text === null ? null : this.check(name, text, parser(text))
  }

  check<T>(name: SettingName, text: string, parsed: Parsed<T>): T | null {
    if (parsed.ok) return parsed.value
    const near = parsed.nearest ? `; did you mean ${parsed.nearest}?` : ''
    this.mistake(
      `${this.labelOf(name)}: ${JSON.stringify(text.slice(0, 200))} is not allowed: expected ${parsed.allowed}${near}`,
    )
    return null
  }

  each<T>(name: SettingName, parser: (text: string) => Parsed<T>): T[] {
    const items = values.parseList(this.text(name) ?? '').flatMap((line) => line.split(/[\s,]+/))
    const parsed = items.filter((item) => item !== '').map((item) => this.check(name, item, parser(item)))
    return [...new Set(parsed.filter((value): value is NonNullable<typeof value> => value !== null))]
  }

  ports(): Port[] {
    const ports = this.each('port', values.parsePort)
    return [...new Map(ports.map((one) => [`${one.port}/${one.protocol}`, one])).values()]
  }

  probes(): ProbeSpec[] {
    const readFile = (path: string) => readFileSync(this.resolve(path), 'utf8')
    const { probes, mistakes } = parseProbes(this.text('probe') ?? '', readFile)
    for (const mistake of mistakes) this.mistake(`${this.labelOf('probe')}: ${mistake}`)
    return probes
  }

  /** Items are not quoted back where they may be secrets: the place is told by its number. */
  list(name: SettingName, form?: RegExp, allowed = ''): string[] {
    const items = values.parseList(this.text(name) ?? '')
    items.forEach((item, index) => {
      if (form && !form.test(item))
        this.mistake(`${this.labelOf(name)}: item ${index + 1} is not allowed: expected ${allowed}`)
    })
    return items
  }

  path(name: SettingName): string | null {
    const text = this.text(name)
    return text === null ? null : this.resolve(text)
  }

  resolve(path: string): string {
    return resolve(this.around.cwd, path)
  }

  existing(name: SettingName, what: 'a folder' | 'a file or folder'): string {
    return this.existingPath(name, this.path(name) ?? this.around.cwd, what)
  }

  existingPath(name: SettingName, given: string, what: 'a folder' | 'a file or folder'): string {
    const path = this.resolve(given)
    const label = this.labelOf(name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) this.mistake(`${label}: ${path} does not exist: expected ${what}`)
    else if (what === 'a folder' && !found.isDirectory())
      this.mistake(
        `${label}: ${path} is not ${what}: give the folder that holds the Dockerfile, and the Dockerfile itself with file`,
      )
    return path
  }

  /** `NAME=value`, or `NAME` alone for the value that this process has, as `docker run --env` reads it. */
  environment(): string[] {
    return this.variables(this.list('env', /^[^=\s]+(=|$)/, 'NAME=value'))
  }

  envFile(): string[] {
    const path = this.path('env-file')
    if (path === null) return []
    try {
      const lines = readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
      const items = lines
        .map((line) => line.trimStart())
        .filter((line) => line !== '' && !line.startsWith('#'))
      const bad = items.findIndex((line) => !/^[^=\s]+(=|$)/.test(line))
      if (bad >= 0)
        this.mistake(
          `${this.labelOf('env-file')}: item ${bad + 1} of ${path} is not allowed: expected NAME=value`,
        )
      return this.variables(items)
    } catch (cause) {
      this.mistake(`${this.labelOf('env-file')}: ${path} cannot be read: ${messageOf(cause)}`)
      return []
    }
  }

  private variables(items: readonly string[]): string[] {
    return items.flatMap((item) => {
      if (item.includes('=')) return [item]
      const value = this.around.env[item]
      return value === undefined ? [] : [`${item}=${value}`]
    })
  }

  refuse(names: readonly SettingName[], why: string): void {
    for (const name of names) if (this.given.values.has(name)) this.mistake(`${this.labelOf(name)} ${why}`)
  }

  finish(): void {
    if (this.mistakes.length === 0) return
    const hint = this.around.commandLine ? 'See sea-trial --help.' : 'The README lists every input.'
    const [first = ''] = this.mistakes
    const sentence =
      this.mistakes.length === 1
        ? first
        : `${this.mistakes.length} settings are wrong:\n${this.mistakes.map((one) => `  - ${one.replaceAll('\n', '\n    ')}`).join('\n')}`
    throw new UserError('settings', sentence, hint, { exit: 2 })
  }
}
