/**
 * The settings of several images: of each the settings of all, then its own, then what was given as an input or option, which
 * wins. Throws one `settings` error with the mistakes of all.
 */
import { resolve as resolvePath } from 'node:path'
import type { ConfigResult, Configured, ConfiguredImage } from './config/index.ts'
import type { Entries, ImageEntry } from './fleet/index.ts'
import { groupBy } from '../lib/group-by.ts'
import { WrongSettings, wrongSettings } from './mistakes.ts'
import type { RunContext } from './setting-reader.ts'
import type { Given } from './sources.ts'
import { refuseSharedPredicate } from './predicate.ts'
import { SETTINGS, type Setting, type SettingName } from './table.ts'
import type { ImagesInputs, Inputs } from './types.ts'

/** Given as an input or option, they name the one image to try. */
const OF_ONE: readonly SettingName[] = ['image', 'archive', 'file', 'target', 'name']
/** Paths of files that the run writes: they start at the working directory. */
const WRITTEN: readonly SettingName[] = ['report', 'sarif', 'predicate']

type Resolve = (config: ConfigResult, given: Given, around: RunContext) => Inputs

/** Images that bake or compose files define. */
export type ListedImages = Pick<Entries, 'images' | 'linked' | 'notes'>

/** One image: its own settings, what comes from `images`, and its Dockerfile where that is a text. */
type Listed = ConfiguredImage & Pick<ImageEntry, 'inline'>

/**
 * Null where one image is to be tried. `resolveOne`: gives the settings of one image, or throws. `listed`: the images of bake or
 * compose files; `images` of the config file then adds to them by name.
 */
export function imagesOf(
  config: ConfigResult,
  given: Given,
  around: RunContext,
  resolveOne: Resolve,
  listed: ListedImages | null,
): ImagesInputs | null {
  if (!config.ok) return null
  const { folder } = config
  const configured = config.configured ?? NOT_CONFIGURED
  const values = withoutPath(given, around)
  const at = { ...around, cwd: folder === '' ? around.cwd : folder }
  const resolve = (one: Configured) => resolveOne({ ok: true, configured: one, folder }, values, at)
  if (listed) {
    refuseUnknown(configured, listed, given)
    const withOwn = (entry: ImageEntry) => listedImage(entry, configured)
    const linked = resolveAll(listed.linked.map(withOwn), configured, resolve)
    return {
      images: distinctTags(resolveAll(listed.images.map(withOwn), configured, resolve)),
      linked: new Map(
        linked.flatMap(({ name, source }) => (source.kind === 'build' ? [[name, source]] : [])),
      ),
      notes: listed.notes,
    }
  }
  const isGiven = (name: SettingName): boolean => wasGiven(given, name, around)
  if (configured.images.length === 0 || OF_ONE.some(isGiven)) return null
  const path = isGiven('path') ? resolvePath(around.cwd, given.values.get('path')?.text ?? '') : folder
  const isIn = ({ settings }: ConfiguredImage) =>
    resolvePath(folder, settings.get('path')?.text ?? '.') === path
  const wanted = path === folder ? configured.images : configured.images.filter(isIn)
  return wanted.length === 0
    ? null
    : { images: distinctTags(resolveAll(wanted, configured, resolve)), linked: new Map(), notes: [] }
}

const NOT_CONFIGURED: Configured = {
  ...{ settings: new Map(), budgets: [], lifts: [], acceptances: [] },
  ...{ file: null, commit: null, notes: [], images: [] },
}

/** An image of a bake or compose file, with what `images` says about it. */
function listedImage({ name, settings, inline }: ImageEntry, configured: Configured): Listed {
  const own = configured.images.find((image) => image.name === name)
  const { budgets, lifts, acceptances } = own ?? configured
  const all = new Map([...settings, ...(own?.settings ?? [])])
  all.set('name', { text: name, label: 'name' })
  return { name, settings: all, budgets, lifts, acceptances, ...(inline === undefined ? {} : { inline }) }
}

/** With `targets`, others of `images` are left out on purpose. */
function refuseUnknown({ images, file }: Configured, listed: ListedImages, { values }: Given): void {
  if (values.has('targets')) return
  const known = new Set([...listed.images, ...listed.linked].map(({ name }) => name))
  const unknown = images.filter(({ name }) => !known.has(name))
  if (unknown.length > 0)
    throw wrongSettings(
      unknown.map(({ name }) => `${file ?? ''}: images: no target or service is called ${name}`),
      'With bake-file or compose-images, `images` adds settings to the images of that file, by name.',
    )
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
    if (written && written.text !== '-')
      values.set(name, { ...written, text: resolvePath(cwd, written.text) })
  }
  return { ...given, values }
}

function resolveAll(
  images: readonly Listed[],
  configured: Configured,
  resolveOne: (configured: Configured) => Inputs,
): Inputs[] {
  const mistakes: string[] = []
  let hint = ''
  const resolved = images.flatMap((image) => {
    try {
      const settings = new Map([...configured.settings, ...image.settings])
      const { budgets, lifts, acceptances } = image
      const inputs = resolveOne({ ...configured, settings, budgets, lifts, acceptances })
      return [image.inline === undefined ? inputs : withInline(inputs, image.inline)]
    } catch (cause) {
      if (!(cause instanceof WrongSettings)) throw cause
      hint = cause.hint
      mistakes.push(...cause.mistakes)
      return []
    }
  })
  if (mistakes.length > 0) throw wrongSettings([...new Set(mistakes)], hint)
  refuseSharedPredicate(resolved)
  return resolved
}

/** Throws if one image would be pushed over another. */
function distinctTags(images: Inputs[]): Inputs[] {
  const pushed = images.flatMap(({ name, push }) => (push?.tags ?? []).map((tag) => ({ name, tag })))
  const mistakes = [
    ...groupBy(pushed, ({ tag }) => `${tag.host}/${tag.repository}:${tag.tag ?? ''}`),
  ].flatMap(([ref, all]) => {
    const names = [...new Set(all.map(({ name }) => name))]
    return names.length < 2 ? [] : [`tags: ${names.join(' and ')} would both be pushed to ${ref}`]
  })
  if (mistakes.length > 0)
    throw wrongSettings(mistakes, 'Give each of `images` in the config file `tags` of its own.')
  return images
}

const withInline = (inputs: Inputs, inline: string): Inputs =>
  inputs.source.kind === 'build' ? { ...inputs, source: { ...inputs.source, inline } } : inputs
