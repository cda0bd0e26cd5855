/** Settings that apply only when an image is built. */
import { SETTINGS, type Setting, type SettingName } from './table.ts'

const details = SETTINGS.filter((setting: Setting) => setting.group === 'build')

export const OF_BUILD: readonly SettingName[] = [
  'file',
  'target',
  'build-args',
  ...details.map(({ name }) => name),
]
