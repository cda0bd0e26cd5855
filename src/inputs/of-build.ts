/** Settings that apply only when an image is built. */
import { SETTINGS, type Setting, type SettingName } from './table.ts'

/** These also select an image of an archive or registry. */
const SELECTING: readonly string[] = ['platform', 'platforms']

const details = SETTINGS.filter(
  ({ name, group, ofRun }: Setting) =>
    (group === 'build' || group === 'images') && ofRun !== true && !SELECTING.includes(name),
)

/** Where the image comes from. A given one replaces all of these. */
export const SOURCES = ['image', 'archive', 'path'] as const satisfies readonly SettingName[]

export const OF_BUILD: readonly SettingName[] = [
  'file',
  'target',
  'build-args',
  ...details.map(({ name }) => name),
]

export const OF_SOURCE: readonly SettingName[] = [...SOURCES, ...OF_BUILD]
