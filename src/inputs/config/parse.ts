/** A config file, from its text to its parts. Pure. */
import type { Acceptance } from '../../core/budget.ts'
import { entries, field, list, text } from '../../lib/json.ts'
import { SETTINGS, type Kind, type SettingName } from '../table.ts'
import { listText, parseList } from '../values.ts'
import { budgetKeys, type BudgetKeys } from './budgets.ts'
import { readDocument, type ConfigDocument, type Mistake, type Path } from './document.ts'
import { at, issuesToMistakes, showMistakes } from './mistakes.ts'
import { Config, keysAt, placeOf } from './schema.ts'

/** What the top of a file, or an override, says. */
export interface Part {
  readonly settings: ReadonlyMap<SettingName, { text: string; label: string }>
  readonly budgets: BudgetKeys
  readonly accept: readonly Acceptance[]
}

export interface Override extends Part {
  /** Globs; empty for all. */
  readonly branches: readonly string[]
  readonly events: readonly string[]
}

/** One of several images: what it says beside the top of the file. */
export interface ImagePart extends Part {
  readonly name: string
}

export interface ConfigFile extends Part {
  /** From the root of the repository. */
  readonly file: string
  /** Empty: one image, which the settings name. */
  readonly images: readonly ImagePart[]
  readonly overrides: readonly Override[]
}

/**
 * `mistakes`: all of them, each with its place, the line and a caret. `rest`: what has no mistake of form, whose values may
 * still be wrong; null where the file is not YAML.
 */
export type ParsedConfig =
  { ok: true; config: ConfigFile } | { ok: false; mistakes: string[]; rest: ConfigFile | null }

/** Whether the schema refuses the value at a path, or a part of it. */
type IsWrong = (path: Path) => boolean

export function parseConfig(file: string, source: string): ParsedConfig {
  const document = readDocument(source)
  const refuse = (mistakes: readonly Mistake[], rest: ConfigFile | null): ParsedConfig => ({
    ok: false,
    mistakes: showMistakes(file, source, mistakes),
    rest,
  })
  if (document.mistakes.length > 0) return refuse(document.mistakes, null)
  const issues = Config.safeParse(document.value).error?.issues ?? []
  const isWrong: IsWrong = (path) => issues.some((issue) => path.every((part, at) => issue.path[at] === part))
  const config = configOf(file, document, isWrong)
  const mistakes = [
    ...issuesToMistakes(issues, document, { at: keysAt, placeOf }),
    ...bareNames(document.value, [], document, isWrong),
    ...sameNames(config, document),
  ]
  return mistakes.length === 0 ? { ok: true, config } : refuse(mistakes, config)
}

function configOf(file: string, document: ConfigDocument, isWrong: IsWrong): ConfigFile {
  const partAt = (value: unknown, path: Path) => partOf(value, path, file, document, isWrong)
  const overrides = list(field(document.value, 'overrides')).map((one, index): Override => ({
    ...partAt(one, ['overrides', index]),
    branches: textsOf(field(one, 'branches')),
    events: textsOf(field(one, 'events')),
  }))
  const images = list(field(document.value, 'images')).map((one, index): ImagePart => ({
    ...partAt(one, ['images', index]),
    name: text(field(one, 'name')),
  }))
  return { file, overrides, images, ...partAt(document.value, []) }
}

/** Comments, baselines and outputs know an image by its name. */
const sameNames = ({ images }: ConfigFile, { positionOf }: ConfigDocument): Mistake[] =>
  images.flatMap(({ name }, index) =>
    name !== '' && images.findIndex((other) => other.name === name) < index
      ? [
          {
            ...positionOf(['images', index, 'name']),
            message: `images[${index}].name: an image before this one has the same name: give each its own`,
          },
        ]
      : [],
  )

/** Settings with items `NAME=value`, in which a bare name stands for a value of this process. */
const OF_NAMES = ['env', 'build-args', 'vars'] as const

/** A file of the repository must not read this process's environment. */
function bareNames(value: unknown, path: Path, document: ConfigDocument, isWrong: IsWrong): Mistake[] {
  const here = OF_NAMES.flatMap((name) => {
    const given = field(value, name)
    const items = given === undefined || isWrong([...path, name]) ? [] : parseList(settingText(given, 'list'))
    return items
      .filter((item) => !item.includes('='))
      .map((): Mistake => ({
        ...document.positionOf([...path, name]),
        message: `${name}: a config file gives names with their values (NAME=value); pass a value of the job with the input ${name}`,
      }))
  })
  const below = ['overrides', 'images'].flatMap((key) =>
    list(field(value, key)).flatMap((one, index) => bareNames(one, [key, index], document, isWrong)),
  )
  return path.length > 0 ? here : [...here, ...below]
}

/** `file`: as mistakes and labels name it. */
export function partOf(
  value: unknown,
  path: Path,
  file: string,
  { positionOf }: ConfigDocument,
  isWrong: IsWrong,
): Part {
  const settings = SETTINGS.flatMap((setting): [SettingName, { text: string; label: string }][] => {
    const { name, kind }: { name: SettingName; kind: Kind } = setting
    const given = field(value, name)
    if (given === undefined || isWrong([...path, name])) return []
    const label = `${at(file, positionOf([...path, name]))} ${name}`
    return [[name, { text: settingText(given, kind), label }]]
  })
  return {
    settings: new Map(settings),
    budgets: budgetKeys(field(value, 'budgets')),
    accept: acceptOf(value),
  }
}

/** As an input gives it: lists with one item a line, words as JSON. */
function settingText(value: unknown, kind: Kind): string {
  if (!Array.isArray(value)) return text(value) || String(value)
  return kind === 'words' ? JSON.stringify(textsOf(value)) : listText(textsOf(value))
}

const acceptOf = (value: unknown): Acceptance[] =>
  list(field(value, 'accept')).map((one) => ({
    code: text(field(one, 'code')),
    place: text(field(one, 'place')) || null,
    pattern: text(field(one, 'pattern')) || null,
    reason: text(field(one, 'reason')),
    until: text(field(one, 'until')),
  }))

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? list(value) : value === undefined ? [] : [value]).map((one) => text(one))

/** The same in one line, to compare two files. */
export const canonical = (value: unknown): string =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : JSON.stringify(entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
