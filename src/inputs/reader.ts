/** Reads one setting after another from what was given, and collects every mistake until `finish` tells them all. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError, messageOf } from '../errors.ts'
import { isList, joined } from './implied.ts'
import type { Port, ProbeSpec } from './index.ts'
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

type Place = 'a file' | 'a folder' | 'a file or folder'

export class Reader {
  private readonly given: Given
  private readonly around: Surroundings
  private readonly mistakes: string[]
  private implied: ReadonlyMap<SettingName, string> = new Map()

  constructor(given: Given, around: Surroundings) {
    this.given = given
    this.around = around
    this.mistakes = [...given.mistakes]
  }

  /** Whether paths of this machine are likely the engine's: not where DOCKER_HOST names another. */
  get engineIsHere(): boolean {
    const host = this.around.env.DOCKER_HOST ?? ''
    return host === '' || host.startsWith('unix://')
  }

  mistake(sentence: string): void {
    this.mistakes.push(sentence)
  }

  /** From now on these texts stand in for defaults, and are added to the lists that were given. */
  imply(texts: ReadonlyMap<SettingName, string>): void {
    this.implied = texts
  }

  /** The text given, or what a preset implies, or the default; null where there is none of them. */
  text(name: SettingName): string | null {
    const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
    const fallback = this.around.commandLine ? (setting?.cliDefault ?? setting?.default) : setting?.default
    const text = this.withImplied(name) ?? this.given.values.get(name)?.text ?? fallback
    return text === undefined || text === '' || text.startsWith('${{') ? null : text
  }

  private withImplied(name: SettingName): string | undefined {
    const implied = this.implied.get(name)
    const given = this.isChosen(name) ? this.given.values.get(name)?.text : undefined
    if (implied === undefined || given === undefined) return implied
    return isList(name) ? joined(name, implied, given) : given
  }

  /** A runner fills defaults in, so that only another text shows that somebody chose it. */
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
    const readFile = (path: string) => readFileSync(this.resolve(path), 'utf8')
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

  existing(name: SettingName, what: Place): string {
    return this.existingPath(name, this.path(name) ?? this.around.cwd, what)
  }

  existingPath(name: SettingName, given: string, what: Place): string {
    const path = this.resolve(given)
    const label = this.labelOf(name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) this.mistake(`${label}: ${path} does not exist: expected ${what}`)
    else if (what === 'a folder' && !found.isDirectory())
      this.mistake(
        `${label}: ${path} is not ${what}: give the folder that holds the Dockerfile, and the Dockerfile itself with file`,
      )
    else if (what === 'a file' && found.isDirectory())
      this.mistake(`${label}: ${path} is a folder: expected a file`)
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
