/** Reads the arguments of a command by its row of the table. All mistakes are collected. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../../lib/nearest.ts'
import { wrongSettings } from '../mistakes.ts'
import { parseChoice, type Parsed } from '../values.ts'
import type { CommandSpec } from './table.ts'

export interface Arguments {
  readonly operands: string[]
  /** Values by option; switches have an empty one. */
  readonly options: Map<string, string>
  /** One sentence each. */
  readonly mistakes: string[]
  help: boolean
  /** Then an operand may be its value, so that their number says nothing. */
  hasUnknown: boolean
  /** Whether the working directory has a file or a folder of the command's name, which may be what is meant. */
  readonly hasNamesake: boolean
}

export function readArguments(
  spec: CommandSpec,
  args: readonly string[],
  cwd: string = process.cwd(),
): Arguments {
  const types = spec.options.map(({ name, value }) => [
    name,
    { type: value === undefined ? ('boolean' as const) : ('string' as const) },
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...(Object.fromEntries(types) as Record<string, { type: 'boolean' | 'string' }>),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Arguments = {
    operands: [],
    options: new Map(),
    mistakes: [],
    help: false,
    hasUnknown: false,
    hasNamesake: existsSync(join(cwd, spec.name)),
  }
  for (const token of tokens) {
    if (token.kind === 'positional') given.operands.push(token.value)
    if (token.kind === 'option') addOption(spec, given, token)
  }
  return given
}

/** For a command that takes settings too: its own options, and the other arguments. */
export function splitArguments(
  spec: CommandSpec,
  args: readonly string[],
  cwd: string = process.cwd(),
): { own: Arguments; others: string[] } {
  const own: string[] = []
  const others: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const option = spec.options.find(({ name }) => arg === `--${name}` || arg.startsWith(`--${name}=`))
    ;(option ? own : others).push(arg)
    const next = args[at + 1]
    if (option?.value === undefined || arg.includes('=') || next === undefined || next.startsWith('--'))
      continue
    own.push(next)
    at++
  }
  return { own: readArguments(spec, own, cwd), others }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function addOption({ options }: CommandSpec, given: Arguments, { name, rawName, value }: OptionToken): void {
  const { mistakes } = given
  const option = options.find((one) => one.name === name)
  if (name === 'help') given.help = true
  else if (!option) {
    given.hasUnknown = true
    mistakes.push(
      unknown(
        rawName,
        options.map((one) => one.name),
      ),
    )
  } else if (option.value !== undefined && !value) mistakes.push(`${rawName} needs a value`)
  else if (option.value === undefined && value !== undefined) mistakes.push(`${rawName} takes no value`)
  else if (given.options.has(name)) mistakes.push(`${rawName} is given twice`)
  else given.options.set(name, value ?? '')
}

function unknown(option: string, known: readonly string[]): string {
  const [near] = nearest(option.replace(/^-+/, ''), known)
  const list = known.map((name) => `--${name}`).join(', ')
  return `Option ${option} is unknown${near ? `: did you mean --${near}?` : known.length > 0 ? `; known are ${list}` : ''}`
}

/** The value of an option; null if it is not given, or after a mistake. */
export function parseOption<T>(given: Arguments, name: string, parse: (text: string) => Parsed<T>): T | null {
  const text = given.options.get(name)
  const parsed = text === undefined ? null : parse(text)
  if (parsed?.ok) return parsed.value
  if (parsed)
    given.mistakes.push(
      `--${name}: ${JSON.stringify(text?.slice(0, 200))} is not allowed: expected ${parsed.allowed}`,
    )
  return null
}

/** One of the option's `choices`; its default if it is not given. */
export function parseWord<T extends string>(
  given: Arguments,
  name: string,
  choices: readonly [T, ...T[]],
): T {
  return parseOption(given, name, (text) => parseChoice(text, choices)) ?? choices[0]
}

/** Throws one `settings` error for all mistakes; does nothing without any. */
export function refuseMistakes({ name }: CommandSpec, { mistakes, hasNamesake }: Arguments): void {
  if (mistakes.length === 0) return
  const other = hasNamesake ? ` To try the folder named ${name}: sea-trial ./${name}.` : ''
  throw wrongSettings(mistakes, `See sea-trial ${name} --help.${other}`)
}
