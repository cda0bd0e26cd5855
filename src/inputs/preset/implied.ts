/** What presets set together: their texts for each setting, joined, and what they contradict each other in. Pure. */
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, parseList, type Parsed } from '../values.ts'
import { PRESETS, presetNames, type RandomValues, type PresetName } from './presets.ts'
import { SETTINGS, type Setting, type SettingName } from '../table.ts'

export interface Implied {
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

export function presetDefaults(names: readonly PresetName[], draw: RandomValues): Implied {
  const texts = new Map<SettingName, string>()
  const givers = new Map<SettingName, PresetName>()
  const mistakes: string[] = []
  for (const name of names) {
    for (const { name: setting } of SETTINGS) {
      const implied: Readonly<Partial<Record<SettingName, string>>> = PRESETS[name].implies(draw)
      const text = implied[setting]
      if (text === undefined) continue
      const earlier = texts.get(setting)
      const giver = givers.get(setting)
      if (isList(setting)) texts.set(setting, joined(setting, earlier ?? '', text))
      else if (earlier === undefined) texts.set(setting, text)
      else if (earlier !== text)
        mistakes.push(`presets ${giver ?? ''} and ${name} differ in ${setting}: try them one after the other`)
      givers.set(setting, name)
    }
  }
  return { texts, mistakes }
}

export const isList = (name: SettingName): boolean =>
  SETTINGS.some((setting: Setting) => setting.name === name && setting.kind === 'list')

/** Lines of two lists, where a line of the second takes the place of one of the first that sets the same thing. */
export function joined(setting: SettingName, first: string, second: string): string {
  const own = parseList(second)
  const keys = new Set(own.map((line) => keyOf(setting, line)))
  const kept = parseList(first).filter((line) => !keys.has(keyOf(setting, line)))
  return [...kept.map(quoted), second].join('\n')
}

/** What a line of each list sets: a variable's name, a mount's path, the kind of a security option. */
const MARKS: Readonly<Partial<Record<SettingName, RegExp>>> = {
  env: /=/,
  tmpfs: /:/,
  'security-opt': /[=:]/,
  'add-host': /[=:]/,
  ulimit: /=/,
}

const keyOf = (setting: SettingName, line: string): string => line.split(MARKS[setting] ?? /$/, 1)[0] ?? line

/** As `parseList` reads a line with a line break in it. */
const quoted = (line: string): string => (line.includes('\n') ? `"${line.replaceAll('"', '""')}"` : line)
