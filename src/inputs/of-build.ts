/** Settings that apply only when an image is built. */
import { withoutBuildSbom } from './sbom.ts'
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

/** The setting, for an image that is not built; null if it is only for a build. */
export function forPrebuilt<T extends { readonly text: string }>(name: SettingName, value: T): T | null {
  if (OF_BUILD.includes(name)) return null
  return name === 'sbom' ? { ...value, text: withoutBuildSbom(value.text) } : value
}
