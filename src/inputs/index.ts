/** Reads the settings from the command line or the runner. Throws `settings` errors. */
import { helpText } from './help.ts'
import type { ImageListSource, Inputs, PublishInputs, Request } from './types.ts'
import {
  allowsForkCode,
  resolveImageList,
  resolveInputs,
  resolvePublishMode,
  resolvePublishing,
} from './resolve.ts'
import type { ConfigResult } from './config/index.ts'
import { describeConfig } from './config/describe.ts'
import { withConfig } from './config/merge.ts'
import { imagesOf, settingsAt, type ListedImages } from './images.ts'
import { gateUnderPolicies, underPolicies, type Policy } from './policy/index.ts'
import type { RunContext } from './setting-reader.ts'
import { fromAction, fromCommandLine, type Given } from './sources.ts'

export type { ListedImages } from './images.ts'
export { readDiff } from './commands/diff.ts'
export { readSuggest, type SuggestArguments } from './commands/suggest.ts'
export { readFix, type FixArguments } from './commands/fix.ts'
export { readBrowse, readLayers, readSbomCommand, readTree } from './commands/image.ts'
export { readOpen } from './commands/open.ts'
export { SHELLS, completionScript } from './commands/completion.ts'
export { manPage } from './commands/man.ts'
export { commandHelp } from './commands/help.ts'
export { commandNamed, specOf, type CommandName } from './commands/table.ts'
export {
  parseWord,
  readArguments,
  refuseMistakes,
  splitArguments,
  type Arguments,
} from './commands/arguments.ts'
export { CONFIG_NAMES } from './config/find.ts'
export type { NameContext } from './image-name.ts'
export { readImageName } from './image-name.ts'
export { readConfig, type BaseFile, type ConfigResult } from './config/index.ts'
export { configText } from './config/text.ts'
export { loadReaders } from '../contract/index.ts'
export { wrongSettings } from './mistakes.ts'
export {
  parsePolicies,
  parseSource,
  policyItems,
  type Policy,
  type PolicySource,
  type PolicyText,
} from './policy/index.ts'
export { fileNameOf } from './predicate.ts'
export { ofPlatform, sbomFileName, sbomFilesOf } from './sbom.ts'
export type { Given } from './sources.ts'
export {
  bakeEntries,
  composeEntries,
  duplicateNames,
  type Entries,
  type ImageEntry,
} from './image-list/index.ts'
export { legOf, readJob, type Job } from './job.ts'
export { jobTokens, namedValues, readSecrets, type Secrets } from './secrets.ts'

export type Mode = 'action' | 'command'

type Env = Record<string, string | undefined>

/** `action` without arguments and with the runner's inputs in the environment; else `command`. */
export function modeOf(args: readonly string[], env: Env): Mode {
  const isAction =
    args.length === 0 &&
    env.GITHUB_ACTIONS === 'true' &&
    Object.keys(env).some((name) => name.startsWith('INPUT_'))
  return isAction ? 'action' : 'command'
}

/** Whether the command line asks to try again on each change. */
export const isWatching = (args: readonly string[]): boolean => fromCommandLine(args).watch

/** What was given, before anything is resolved. Null when a text is to be printed instead. */
export function readGiven(mode: Mode, args: readonly string[], env: Env): Given | null {
  if (mode === 'action') return fromAction(env)
  const given = fromCommandLine(args)
  return given.mistakes.length === 0 && (given.help || given.version) ? null : given
}

/** `config`: what the config file says, as `readConfig` returns it. `policies`: the rules above it. */
export function readRequest(
  mode: Mode,
  args: readonly string[],
  env: Env,
  cwd: string,
  version: string,
  config: ConfigResult = NO_CONFIG,
  policies: readonly Policy[] = [],
  listed: ListedImages | null = null,
): Request {
  const given = readGiven(mode, args, env)
  if (given === null) return { kind: 'print', text: fromCommandLine(args).help ? helpText() : version }
  const around = { cwd, env, commandLine: mode === 'command' }
  const resolveOne = (one: ConfigResult, values: Given, at: RunContext) =>
    resolveWith(one, policies, values, at).inputs
  const several = imagesOf(config, given, around, resolveOne, listed)
  return several === null
    ? { kind: 'trial', inputs: resolveOne(config, given, around) }
    : { kind: 'images', inputs: several }
}

/** `given` with the settings of the config file and of policies, and what they mean. Throws one error for all mistakes. */
function resolveWith(
  config: ConfigResult,
  policies: readonly Policy[],
  given: Given,
  around: RunContext,
): { given: Given; inputs: Inputs } {
  const { configured } = config
  const own = withConfig(given, configured?.settings ?? new Map(), around.commandLine)
  const { given: all, notes } = underPolicies(own, policies, around.commandLine)
  const mistakes = [...config.mistakes, ...all.mistakes]
  const inputs = resolveInputs({ ...all, mistakes }, around, configured)
  const lifts = configured?.lifts ?? []
  return { given: all, inputs: gateUnderPolicies(inputs, policies, { lifts, given: all, notes }) }
}

/** Where bake or compose files list the images; null where none does. Throws a `settings` error. */
export function readImageList(
  config: ConfigResult,
  given: Given,
  around: RunContext,
): ImageListSource | null {
  const settings = config.configured && settingsAt(config.configured.settings, config.folder)
  return resolveImageList(withConfig(given, settings ?? new Map(), around.commandLine), around)
}

/** What is decided before the config file is read: the settings of `mode: publish`, and what the workflow allows. */
export function readFirst(
  mode: Mode,
  given: Given,
  env: Env,
  cwd: string,
): { publishing: PublishInputs | null; allowsForkCode: boolean } {
  const around = { cwd, env, commandLine: mode === 'command' }
  return { publishing: resolvePublishMode(given, around), allowsForkCode: allowsForkCode(given, around) }
}

export interface Checked {
  config: ConfigResult
  policies: readonly Policy[]
  listed: ListedImages | null
  /** In UTC, `2026-12-31`. */
  today: string
}

/** What `sea-trial check` prints. Throws the same errors as a trial would. */
export function checkText(
  args: readonly string[],
  env: Env,
  cwd: string,
  { config, policies, listed, today }: Checked,
): string {
  const around = { cwd, env, commandLine: true }
  const given = fromCommandLine(args)
  const settings = new Map<string, Given>()
  const resolveOne = (one: ConfigResult, values: Given, at: RunContext): Inputs => {
    const resolved = resolveWith(one, policies, values, at)
    settings.set(resolved.inputs.name, resolved.given)
    return resolved.inputs
  }
  const several = imagesOf(config, given, around, resolveOne, listed)
  const images = several?.images ?? [resolveOne(config, given, around)]
  return describeConfig(
    images.map((inputs) => ({ inputs, given: settings.get(inputs.name) ?? given })),
    today,
  )
}

const NO_CONFIG: ConfigResult = { configured: null, folder: '', mistakes: [] }

/** The settings for the comment of an action whose other settings may be wrong. Null when these cannot be read. */
export function readPublishing(env: Env, cwd: string): ReturnType<typeof resolvePublishing> | null {
  try {
    return resolvePublishing(fromAction(env), { cwd, env, commandLine: false })
  } catch {
    return null // the error of the settings is already being reported
  }
}
