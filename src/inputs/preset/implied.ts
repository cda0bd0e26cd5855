/** The defaults that presets set: the text of each setting, and where two presets contradict each other. Pure. */
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, parseList, type Parsed } from '../values.ts'
import { PRESETS, presetNames, type RandomValues, type PresetName } from './presets.ts'
import { SETTINGS, type Setting, type SettingName } from '../table.ts'

export interface PresetDefaults {
  texts: ReadonlyMap<SettingName, string>
  /** One sentence each. */
  mistakes: readonly string[]
}

export function parsePreset(given: string): Parsed<PresetName> {
  const found = presetNames.find((name) => name === given.toLowerCase())
  return found === undefined
    ? invalid(`one of ${presetNames.join(', ')}`, suggestion(given, presetNames))
    : ok(found)
}

export function presetDefaults(names: readonly PresetName[], random: RandomValues): PresetDefaults {
  const texts = new Map<SettingName, string>()
  const presetOf = new Map<SettingName, PresetName>()
  const mistakes: string[] = []
  for (const name of names) {
    for (const { name: setting } of SETTINGS) {
      const implied: Readonly<Partial<Record<SettingName, string>>> = PRESETS[name].implies(random)
      const text = implied[setting]
      if (text === undefined) continue
      const earlier = texts.get(setting)
      const other = presetOf.get(setting)
      if (isList(setting)) texts.set(setting, joined(setting, earlier ?? '', text))
      else if (earlier === undefined) texts.set(setting, text)
      else if (earlier !== text)
        mistakes.push(`presets ${other ?? ''} and ${name} differ in ${setting}: use them in separate runs`)
      presetOf.set(setting, name)
    }
  }
  return { texts, mistakes }
}

export const isList = (name: SettingName): boolean =>
  SETTINGS.some((setting: Setting) => setting.name === name && setting.kind === 'list')

/** Joins two lists; a line of the second replaces a line of the first that sets the same thing. */
export function joined(setting: SettingName, first: string, second: string): string {
  const own = parseList(second)
  const keys = new Set(own.map((line) => keyOf(setting, line)))
  const kept = parseList(first).filter((line) => !keys.has(keyOf(setting, line)))
  return [...kept.map(quoted), second].join('\n')
}

/** Ends what a line sets: a variable's name, a mount's path, the kind of a security option. */
const SEPARATORS: Readonly<Partial<Record<SettingName, RegExp>>> = {
  env: /=/,
  tmpfs: /:/,
  'security-opt': /[=:]/,
  'add-host': /[=:]/,
  ulimit: /=/,
}

const keyOf = (setting: SettingName, line: string): string =>
  line.split(SEPARATORS[setting] ?? /$/, 1)[0] ?? line

/** Quoted for `parseList` when it has a line break. */
const quoted = (line: string): string => (line.includes('\n') ? `"${line.replaceAll('"', '""')}"` : line)
