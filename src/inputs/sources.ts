/** Reads settings as texts from the runner's INPUT_* variables or from a command line. */
import { parseArgs } from 'node:util'
import { NOT_SETTINGS, lossOf } from './build-push-action.ts'
import { FREE_OPTIONS, refuseOptions } from './docker-options.ts'
import { SETTINGS, isCommandOnly, isJobInput, type Setting, type SettingName } from './table.ts'
import { commands } from './commands/table.ts'
import { nearest, suggestion } from '../lib/nearest.ts'

/** A setting as a text. `label`: the name as written, `port`, `--port`. `folder`: where its paths start, if not at the working directory. */
export interface GivenValue {
  readonly text: string
  readonly label: string
  readonly folder?: string
}

/** The given settings, not yet parsed. */
export interface Given {
  values: Map<SettingName, GivenValue>
  /** One sentence each. */
  mistakes: string[]
  /** About inputs that have no effect. One sentence each. */
  notes: string[]
}

type Env = Record<string, string | undefined>
const settings: readonly Setting[] = SETTINGS
const names = settings.map(({ name }) => name)
const aliases = settings.flatMap(({ alias }) => (alias ? [alias] : []))

function settingCalled(name: string): SettingName | undefined {
  return SETTINGS.find((setting: Setting) => setting.name === name || setting.alias === name)?.name
}

const isFree = (name: string): boolean => FREE_OPTIONS.some((one) => one === name)

function unknown(what: string, prefix: string, name: string): string {
  const near = suggestion(name, [...names, ...aliases])
  const long = prefix === '' ? '' : '--'
  return `${what} ${prefix}${name} is unknown${near ? `: did you mean ${long}${near}?` : ''}`
}

/** The runner passes every input as INPUT_<NAME> in upper case, with defaults filled in, empty without a value. */
export function fromAction(env: Env): Given {
  const given: Given = { values: new Map(), mistakes: [], notes: [] }
  for (const [variable, text = ''] of Object.entries(env)) {
    if (!variable.startsWith('INPUT_')) continue
    const name = variable.slice('INPUT_'.length).toLowerCase()
    const setting = settingCalled(name)
    if (isJobInput(name)) continue
    if (isFree(name)) {
      if (text.trim() !== '') given.mistakes.push(refuseOptions(name, text))
    } else if (NOT_SETTINGS.has(name)) addLoss(given, name, text)
    else if (!setting) given.mistakes.push(unknown('Input', '', name))
    else if (isCommandOnly(setting)) given.mistakes.push(`Input ${name} works on the command line only`)
    else if (text.trim() !== '') put(given, setting, text.trim(), name)
  }
  return given
}

/** An input of docker/build-push-action that is refused or ignored here. */
function addLoss(given: Given, name: string, text: string): void {
  const loss = text.trim() === '' ? null : lossOf(name, text.trim())
  if (loss) (loss.is === 'refused' ? given.mistakes : given.notes).push(loss.sentence)
}

/** A setting and its alias may both be present when one of them has the default. */
function put(given: Given, setting: SettingName, text: string, label: string): void {
  const earlier = given.values.get(setting)
  const fallback = settings.find(({ name }) => name === setting)?.default
  if (earlier && text === fallback) return
  if (earlier && earlier.text !== fallback && earlier.text !== text) {
    given.mistakes.push(`${earlier.label} and ${label} are two names for one setting: give one of them`)
  }
  given.values.set(setting, { text, label })
}

export interface CommandLine extends Given {
  help: boolean
  version: boolean
  watch: boolean
}

const MANY: readonly string[] = ['list', 'ports', 'probes']

/** Collects all mistakes: unknown options, missing values, options given twice, two PATHs. */
export function fromCommandLine(args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    [...names, ...aliases, ...FREE_OPTIONS].map((name) => [name, { type: 'string' as const }]),
  )
  const { tokens } = parseArgs({
    args: expandBooleans(args),
    options: {
      ...options,
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
      watch: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: CommandLine = {
    values: new Map(),
    mistakes: [],
    notes: [],
    help: false,
    version: false,
    watch: false,
  }
  tokens.forEach((token, index) => {
    if (token.kind === 'positional' && !isValueOfUnknown(tokens[index - 1]))
      addValue(given, 'path', 'PATH', token.value)
    if (token.kind === 'option') readOption(given, token)
  })
  return given
}

/** An option or a path after a boolean is not its value: `--init .` → `--init=true .` */
function expandBooleans(args: readonly string[]): string[] {
  const isAlone = (arg: string, next = '-') =>
    arg.startsWith('--') && isBoolean(settingCalled(arg.slice(2))) && /^-|^\.|\//.test(next)
  return args.map((arg, index) => (isAlone(arg, args[index + 1]) ? `${arg}=true` : arg))
}

/** The word after an unknown option is most likely its value: one mistake is reported once. */
function isValueOfUnknown(
  before: { kind: string; name?: string; value?: string | undefined } | undefined,
): boolean {
  const name = before?.name ?? ''
  const isOurs = isSwitch(name) || settingCalled(name) !== undefined
  const isKnown = isOurs || isFree(name) || NOT_SETTINGS.has(name)
  return before?.kind === 'option' && !isKnown && negated(name) === undefined && before.value === undefined
}

/** Of the command line only, without a value. */
const isSwitch = (name: string): name is (typeof SWITCHES)[number] => SWITCHES.some((one) => one === name)
const SWITCHES = ['help', 'version', 'watch'] as const

interface OptionToken {
  name: string
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

function readOption(given: CommandLine, { name, rawName, value, inlineValue }: OptionToken): void {
  const setting = settingCalled(name)
  const off = negated(name)
  if (isSwitch(name) && value !== undefined) given.mistakes.push(`${rawName} takes no value`)
  else if (isSwitch(name)) given[name] = true
  else if (isFree(name)) given.mistakes.push(refuseOptions(rawName, value ?? ''))
  else if (setting && inlineValue !== true && isOption(value))
    given.mistakes.push(`${rawName} needs a value, but ${value ?? ''} follows`)
  else if (setting) addValue(given, setting, rawName, value)
  else if (NOT_SETTINGS.has(name)) addLoss(given, name, value ?? 'true')
  else if (off) addOption(given, off, 'false', rawName)
  else given.mistakes.push(unknown('Option', rawName.startsWith('--') ? '--' : '-', name))
}

/** `no-smoke` → `smoke` */
function negated(name: string): SettingName | undefined {
  const setting = name.startsWith('no-') ? settingCalled(name.slice(3)) : undefined
  return isBoolean(setting) ? setting : undefined
}

/** A value may begin with a dash, but before another option the value is missing. */
const isOption = (value: string | undefined): boolean =>
  value?.startsWith('--') === true && settingCalled(value.slice(2).split('=')[0] ?? '') !== undefined

/** Also a choice of which one is `true`: without a value it is that. */
function isBoolean(name: SettingName | undefined): boolean {
  const setting = settings.find((one) => one.name === name)
  return setting?.kind === 'boolean' || setting?.choices?.includes('true') === true
}

function addValue(given: CommandLine, setting: SettingName, label: string, value: string | undefined): void {
  if (value === undefined && isBoolean(setting)) addOption(given, setting, 'true', label)
  else if (value === undefined || value === '') given.mistakes.push(`${label} needs a value`)
  else addOption(given, setting, value, label)
}

function addOption(given: CommandLine, setting: SettingName, text: string, label: string): void {
  const earlier = given.values.get(setting)
  const kind = settings.find(({ name }) => name === setting)?.kind ?? 'text'
  if (!earlier) given.values.set(setting, { text, label })
  else if (MANY.includes(kind)) given.values.set(setting, { text: `${earlier.text}\n${text}`, label })
  else
    given.mistakes.push(
      `${label} is given twice: ${JSON.stringify(earlier.text)} and ${JSON.stringify(text)}${label === 'PATH' ? perhapsCommand(earlier.text) : ''}`,
    )
}

/** The first of two paths may be a command with a typing error. */
function perhapsCommand(path: string): string {
  const [near] = nearest(
    path,
    commands.map(({ name }) => name),
  )
  return near === undefined ? '' : `; did you mean the command ${near}?`
}
