/** Reads settings and collects mistakes; `finish` reports them all. */
import { readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, resolve } from 'node:path'
import { isRunners } from '../lib/docker-client-env.ts'
import { nearest } from '../lib/nearest.ts'
import { messageOf } from '../core/errors.ts'
import {
  KIND_NAMES,
  isInside,
  isRepository,
  locate,
  readText,
  repositoryOf,
  rootsOf,
  type Located,
  type ReadLimits,
} from '../core/file-access.ts'
import { parseInputList, type ListRules } from './input-list.ts'
import { isList, joined } from './preset/implied.ts'
import type { Port, ProbeSpec } from './types.ts'
import { parseProbes } from './probe/index.ts'
import { wrongSettings } from './mistakes.ts'
import type { Given } from './sources.ts'
import { SETTINGS, type Setting, type SettingName } from './table.ts'
import * as values from './values.ts'
import type { Parsed } from './values.ts'

export interface RunContext {
  cwd: string
  env: Record<string, string | undefined>
  /** Settings come from a command line, which has other defaults and calls settings options; else from an action. */
  commandLine: boolean
}

type Expected = 'a file' | 'a folder' | 'a file or folder'

/** Bytes of a file of settings, at most. */
const MOST_BYTES = 10_000_000

const some = (numbers: readonly number[]): string =>
  numbers.length > 5 ? `${numbers.slice(0, 5).join(', ')}, …` : numbers.join(', ')

export class SettingReader {
  private readonly given: Given
  private readonly around: RunContext
  private readonly mistakes: string[]
  /** What of the settings has no effect, one sentence each. */
  readonly notes: string[]
  /** Repositories that no link may lead out of. */
  roots: readonly string[]
  private presetTexts: ReadonlyMap<SettingName, string> = new Map()

  constructor(given: Given, around: RunContext) {
    this.given = given
    this.around = around
    this.mistakes = [...given.mistakes]
    this.notes = [...given.notes]
    const folders = [around.cwd, ...[...given.values.values()].flatMap(({ folder }) => folder ?? [])]
    this.roots = rootsOf(...new Set(folders.map(repositoryOf)))
  }

  /** Whether the engine that runs the container is likely on this machine, and so sees its paths. */
  get engineIsHere(): boolean {
    const host = this.text('smoke-host') ?? this.around.env.DOCKER_HOST ?? ''
    return host === '' || host.startsWith('unix://')
  }

  /** Absolute paths of files whose content is in the settings. */
  readonly filesRead = new Set<string>()

  mistake(sentence: string): void {
    this.mistakes.push(sentence)
  }

  note(sentence: string): void {
    this.notes.push(sentence)
  }

  /** From now on these texts replace defaults and are added to the given lists. */
  setPresetDefaults(texts: ReadonlyMap<SettingName, string>): void {
    this.presetTexts = texts
  }

  /** The given text, else the preset's, else the default; null without one. */
  text(name: SettingName): string | null {
    const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
    const fallback = this.around.commandLine ? (setting?.cliDefault ?? setting?.default) : setting?.default
    const text = this.withPreset(name) ?? this.given.values.get(name)?.text ?? fallback
    return text === undefined || text === '' || text.startsWith('${{') ? null : text
  }

  private withPreset(name: SettingName): string | undefined {
    const preset = this.presetTexts.get(name)
    const given = this.isChosen(name) ? this.given.values.get(name)?.text : undefined
    if (preset === undefined || given === undefined) return preset
    return isList(name) ? joined(name, preset, given) : given
  }

  /** A runner fills in defaults, so in an action only a text that differs from the default was chosen. */
  private isChosen(name: SettingName): boolean {
    return this.around.commandLine ? this.given.values.has(name) : this.wasChosen(name)
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
    const readFile = (path: string) => this.readFile('probe', path)
    const { probes, mistakes } = parseProbes(this.text('probe') ?? '', readFile)
    for (const mistake of mistakes) this.mistake(`${this.labelOf('probe')}: ${mistake}`)
    return probes
  }

  /** One value a line. */
  lines<T>(name: SettingName, parser: (text: string) => Parsed<T>): T[] {
    const items = values.parseList(this.text(name) ?? '')
    const parsed = items.map((item) => this.check(name, item, parser(item)))
    return parsed.filter((value): value is NonNullable<typeof value> => value !== null)
  }

  /** The items of an input of docker/build-push-action. */
  rawItems(name: SettingName, rules: ListRules = {}): string[] {
    const items = parseInputList(this.text(name) ?? '', rules)
    if (items === null) this.mistake(`${this.labelOf(name)}: a double quote is not closed`)
    return items ?? []
  }

  items<T>(name: SettingName, parser: (text: string) => Parsed<T>, rules: ListRules = {}): T[] {
    const parsed = this.rawItems(name, rules).map((item) => this.check(name, item, parser(item)))
    return parsed.filter((value): value is NonNullable<typeof value> => value !== null)
  }

  /** Mistakes name the number of an item, not its text, which may be a secret. */
  list(name: SettingName, form?: RegExp, allowed = ''): string[] {
    const items = values.parseList(this.text(name) ?? '')
    if (form) this.checkForm(name, items, form, allowed)
    return items
  }

  checkForm(name: SettingName, items: readonly string[], form: RegExp, allowed: string): void {
    items.forEach((item, index) => {
      if (!form.test(item))
        this.mistake(`${this.labelOf(name)}: item ${index + 1} is not allowed: expected ${allowed}`)
    })
  }

  /** A path that need not exist; adds a mistake when it leads out of the repository. */
  path(name: SettingName): string | null {
    const text = this.text(name)
    return text === null ? null : (this.place(name, text)?.path ?? this.resolve(text, name))
  }

  /** `name`: of the setting that has the path. */
  resolve(path: string, name: SettingName): string {
    return resolve(this.given.values.get(name)?.folder ?? this.around.cwd, path)
  }

  /**
   * Adds a repository to `roots`: one outside the working directory, or a checkout below a working directory that is
   * not one. Folders of one repository may link to each other.
   */
  addRoot(root: string): void {
    const isApart = this.roots.every((one) => !isInside(root, one) || !isRepository(one))
    if (isApart && (isRepository(root) || !this.roots.some((one) => isInside(root, one))))
      this.roots = rootsOf(root, ...this.roots)
  }

  /** Adds a mistake and returns null when the path leads out of the repository. */
  place(name: SettingName, given: string): Located | null {
    try {
      return this.locate(given, name)
    } catch (error) {
      this.mistake(`${this.labelOf(name)}: ${messageOf(error)}`)
      return null
    }
  }

  /**
   * Throws when a link of the repository leads out of it; in an action, also when a relative path does. On a command line
   * a relative path is as trusted as an absolute one.
   */
  private locate(given: string, name: SettingName): Located {
    const path = this.resolve(given, name)
    const found = locate(path, this.roots)
    if (!found.ok) throw new Error(found.why)
    if (
      !this.around.commandLine &&
      !isAbsolute(given) &&
      !this.roots.some((root) => isInside(found.real, root))
    )
      throw new Error(`${given} is outside the repository: move it there, or give its absolute path`)
    return found
  }

  /** The text of a file. Throws an Error that says why it cannot be read. */
  readFile(
    name: SettingName,
    given: string,
    limits: ReadLimits = { most: MOST_BYTES, pipes: this.around.commandLine },
  ): string {
    const place = this.locate(given, name)
    if (place.kind === 'file') this.filesRead.add(place.path)
    return readText(place, limits)
  }

  existing(name: SettingName, what: Expected): string {
    return this.existingPath(name, this.text(name) ?? this.around.cwd, what)
  }

  existingPath(name: SettingName, given: string, what: Expected): string {
    const place = this.place(name, given)
    if (place === null) return this.resolve(given, name)
    const wrong = this.wrongKind(place, what)
    if (wrong !== null) this.mistake(`${this.labelOf(name)}: ${place.path} ${wrong}`)
    return place.path
  }

  /** What is wrong with the path; null when it is what was expected. */
  private wrongKind({ kind, path }: Located, what: Expected): string | null {
    const isPipe = kind === 'pipe' && this.around.commandLine && what !== 'a folder'
    if (kind === null) return `does not exist: expected ${what}${nearName(path)}`
    if (isPipe || what.includes(kind)) return null
    return what === 'a folder'
      ? 'is not a folder: give the folder that contains the Dockerfile, and the Dockerfile itself with file'
      : `is ${KIND_NAMES[kind]}: expected ${what}`
  }

  /** A path to write to. An existing file is replaced; pipes and devices are allowed on a command line only. */
  written(name: SettingName): string | null {
    const text = this.text(name)
    return text === null ? null : this.writtenPath(name, text)
  }

  writtenPath(name: SettingName, given: string): string {
    const place = this.place(name, given)
    if (place === null) return given
    const { kind, path } = place
    const isFine = kind === null || kind === 'file' || (this.around.commandLine && kind !== 'folder')
    if (!isFine)
      this.mistake(`${this.labelOf(name)}: ${path} is ${KIND_NAMES[kind]}: expected a file to write`)
    return path
  }

  /** `NAME=value`, or `NAME` for the value in this process's environment, as in `docker run --env`. */
  environment(name: 'env' | 'vars' = 'env'): string[] {
    const items = this.list(name, /^[^=\s]+(=|$)/, 'NAME=value')
    for (const item of items) if (!item.includes('=')) this.refuseRunners(name, item)
    return this.variables(items)
  }

  envFile(): string[] {
    const given = this.text('env-file')
    if (given === null) return []
    try {
      return this.variablesOf(given, this.readFile('env-file', given))
    } catch (cause) {
      this.mistake(
        `${this.labelOf('env-file')}: ${this.resolve(given, 'env-file')} cannot be read: ${messageOf(cause)}`,
      )
      return []
    }
  }

  /** Each line needs a value: a file of the repository must not read this process's environment. */
  private variablesOf(file: string, text: string): string[] {
    const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trimStart(), number: index + 1 }))
    const items = lines.filter(({ line }) => line !== '' && !line.startsWith('#'))
    const wrong = (of: typeof items, what: string) => {
      const numbers = of.map(({ number }) => number)
      const [first] = numbers
      if (first === undefined) return
      const more = numbers.length > 1 ? ` (and ${numbers.length - 1} more: ${some(numbers.slice(1))})` : ''
      this.mistake(`${this.labelOf('env-file')}: ${file}:${first}${more} ${what}`)
    }
    wrong(
      items.filter(({ line }) => !/^[^=\s]+(=|\s*$)/.test(line)),
      'is not allowed: expected NAME=value',
    )
    wrong(
      items.filter(({ line }) => /^[^=\s]+\s*$/.test(line)),
      'is a name without a value: write NAME=value there, or give the name with the setting env to pass this process’s value',
    )
    return items.map(({ line }) => line).filter((line) => line.includes('='))
  }

  private variables(items: readonly string[]): string[] {
    return items.flatMap((item) => {
      if (item.includes('=')) return [item]
      const value = this.around.env[item]
      return value === undefined ? [] : [`${item}=${value}`]
    })
  }

  /** Adds a mistake for a variable of the runner, which is never passed on. */
  refuseRunners(name: SettingName, variable: string): void {
    if (isRunners(variable))
      this.mistake(
        `${this.labelOf(name)}: ${variable} is the runner’s and is never passed on: if you need it, copy its value to a variable of another name`,
      )
  }

  /** Whether this process's environment has it, with a value. */
  hasVariable(name: string): boolean {
    return (this.around.env[name] ?? '') !== ''
  }

  refuse(names: readonly SettingName[], why: string): void {
    for (const name of names) if (this.isChosen(name)) this.mistake(`${this.labelOf(name)} ${why}`)
  }

  finish(): void {
    if (this.mistakes.length === 0) return
    const hint = this.around.commandLine ? 'See sea-trial --help.' : 'docs/settings.md lists every input.'
    throw wrongSettings(this.mistakes, hint)
  }
}

/** `; did you mean before.json?`, of the names in the same folder; empty if none is near. */
function nearName(path: string): string {
  try {
    const [near] = nearest(basename(path), readdirSync(dirname(path)))
    return near === undefined ? '' : `; did you mean ${near}?`
  } catch {
    return '' // there is no such folder, or it may not be read
  }
}
