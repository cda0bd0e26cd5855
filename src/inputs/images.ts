/**
 * The settings of several images: of each the settings of all, then its own, then what was given as an input or option, which
 * wins. Throws one `settings` error with the mistakes of all.
 */
import { resolve } from 'node:path'
import type { ConfigResult, Configured, ConfiguredImage } from './config/index.ts'
import { WrongSettings, wrongSettings } from './mistakes.ts'
import type { RunContext } from './setting-reader.ts'
import type { Given } from './sources.ts'
import { SETTINGS, type Setting, type SettingName } from './table.ts'
import type { ImagesInputs, Inputs } from './types.ts'

/** Given as an input or option, they name the one image to try. */
const OF_ONE: readonly SettingName[] = ['image', 'archive', 'file', 'target', 'name']
/** Paths of files that the run writes: they start at the working directory. */
const WRITTEN: readonly SettingName[] = ['report', 'sarif']

type Resolve = (config: ConfigResult, given: Given, around: RunContext) => Inputs

/** Null where one image is to be tried. `resolveOne`: gives the settings of one image, or throws. */
export function imagesOf(
  config: ConfigResult,
  given: Given,
  around: RunContext,
  resolveOne: Resolve,
): ImagesInputs | null {
  if (!config.ok || config.configured === null) return null
  const { configured, folder } = config
  const isGiven = (name: SettingName): boolean => wasGiven(given, name, around)
  if (configured.images.length === 0 || OF_ONE.some(isGiven)) return null
  const path = isGiven('path') ? resolve(around.cwd, given.values.get('path')?.text ?? '') : folder
  const isIn = ({ settings }: ConfiguredImage) => resolve(folder, settings.get('path')?.text ?? '.') === path
  const wanted = path === folder ? configured.images : configured.images.filter(isIn)
  return wanted.length === 0
    ? null
    : {
        images: resolveAll(wanted, configured, (one) =>
          resolveOne({ ok: true, configured: one, folder }, withoutPath(given, around), {
            ...around,
            cwd: folder,
          }),
        ),
      }
}

/** A runner fills in defaults. */
function wasGiven(given: Given, name: SettingName, { commandLine }: RunContext): boolean {
  const setting: Setting | undefined = SETTINGS.find((one) => one.name === name)
  const text = given.values.get(name)?.text
  return text !== undefined && (commandLine || text !== setting?.default)
}

/** What was given for all images: without the folder that selects them, and with paths that do not depend on the folder. */
function withoutPath(given: Given, { cwd }: RunContext): Given {
  const values = new Map(given.values)
  values.delete('path')
  for (const name of WRITTEN) {
    const written = values.get(name)
    if (written && written.text !== '-') values.set(name, { ...written, text: resolve(cwd, written.text) })
  }
  return { ...given, values }
}

function resolveAll(
  images: readonly ConfiguredImage[],
  configured: Configured,
  resolveOne: (configured: Configured) => Inputs,
): Inputs[] {
  const mistakes: string[] = []
  let hint = ''
  const resolved = images.flatMap((image) => {
    try {
      const settings = new Map([...configured.settings, ...image.settings])
      const { budgets, lifts, acceptances } = image
      return [resolveOne({ ...configured, settings, budgets, lifts, acceptances })]
    } catch (cause) {
      if (!(cause instanceof WrongSettings)) throw cause
      hint = cause.hint
      mistakes.push(...cause.mistakes)
      return []
    }
  })
  if (mistakes.length > 0) throw wrongSettings([...new Set(mistakes)], hint)
  return resolved
}
