/** Joins the settings of a config file with those that were given: an input or option wins. Pure. */
import type { Given } from '../sources.ts'
import { SOURCES, forPrebuilt } from '../of-build.ts'
import { SETTINGS, type Setting, type SettingName } from '../table.ts'

/** One of them replaces the other. */
const PLATFORMS = ['platform', 'platforms'] as const

type Settings = ReadonlyMap<SettingName, { text: string; label: string }>

/** A runner fills in defaults, so in an action only a text that differs from the default was given. */
export function withConfig(given: Given, settings: Settings, isCommandLine: boolean): Given {
  const isGiven = (name: SettingName): boolean => {
    const text = given.values.get(name)?.text
    return text !== undefined && (isCommandLine || text !== defaultOf(name))
  }
  const hasPrebuilt = isGiven('image') || isGiven('archive')
  const isLeftOut = (name: SettingName): boolean =>
    isGiven(name) ||
    (hasPrebuilt && SOURCES.some((one) => one === name)) ||
    (isGiven('path') && SOURCES.some((one) => one === name)) ||
    (PLATFORMS.some((one) => one === name) && PLATFORMS.some(isGiven))
  const added = [...settings].flatMap(([name, value]) => {
    const kept = hasPrebuilt ? forPrebuilt(name, value) : value
    return kept === null || isLeftOut(name) ? [] : [[name, kept] as const]
  })
  return { ...given, values: new Map([...given.values, ...added]) }
}

/** Whether the user, or the config file, gave a setting: a runner fills in defaults. `all`: as `withConfig` returns it. */
export function isChosen(all: Given, name: SettingName, isCommandLine: boolean): boolean {
  const value = all.values.get(name)
  const isFilledIn = !isCommandLine && value?.text === defaultOf(name) && value?.label === name
  return value !== undefined && !isFilledIn
}

function defaultOf(name: SettingName): string | undefined {
  const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
  return setting?.default
}
