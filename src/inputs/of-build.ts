/** Settings that apply only when an image is built. */
import { SETTINGS, type Setting, type SettingName } from './table.ts'

const details = SETTINGS.filter((setting: Setting) => setting.group === 'build')

/** Where the image comes from. A given one replaces all of these. */
export const SOURCES = ['image', 'archive', 'path'] as const satisfies readonly SettingName[]

export const OF_BUILD: readonly SettingName[] = [
  'file',
  'target',
  'build-args',
  ...details.map(({ name }) => name),
]

export const OF_SOURCE: readonly SettingName[] = [...SOURCES, ...OF_BUILD]
