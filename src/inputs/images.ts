/**
 * The settings of several images: of each the settings of all, then its own, then what was given as an input or option, which
 * wins. Throws one `settings` error with the mistakes of all.
 */
import { resolve as resolvePath } from 'node:path'
import type { ConfigResult, Configured, ConfiguredImage } from './config/index.ts'
import type { Entries, ImageEntry } from './image-list/index.ts'
import { WrongSettings, wrongSettings } from './mistakes.ts'
import type { RunContext } from './setting-reader.ts'
import type { Given } from './sources.ts'
import { refuseSharedFile } from './predicate.ts'
import { sbomFilesOf } from './sbom.ts'
import { SETTINGS, type Setting, type SettingName } from './table.ts'
import type { ImagesInputs, Inputs } from './types.ts'

/** Given as an input or option, they name the one image to try. */
const OF_ONE: readonly SettingName[] = ['image', 'archive', 'file', 'target', 'name']

type Resolve = (config: ConfigResult, given: Given, around: RunContext) => Inputs

/** Images that bake or compose files define. */
export type ListedImages = Pick<Entries, 'images' | 'linked' | 'notes'> & {
  /** Absolute paths of these files. */
  readonly files: readonly string[]
}

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
  const { folder } = config
  const configured = config.configured ? startingAt(config.configured, folder) : NOT_CONFIGURED
  const isGiven = (name: SettingName): boolean => wasGiven(given, name, around)
  const values = withoutPath(given)
  const resolve = (one: Configured) => resolveOne({ ...config, configured: one }, values, around)
  if (listed) {
    refuseOfOne(OF_ONE.filter(isGiven), given)
    refuseUnknown(configured, listed, given)
    const withOwn = (entry: ImageEntry) => listedImage(entry, configured)
    const linked = resolveAll(listed.linked.map(withOwn), configured, resolve)
    return {
      images: apart(resolveAll(listed.images.map(withOwn), configured, resolve)),
      linked: new Map(
        linked.flatMap(({ name, source }) => (source.kind === 'build' ? [[name, source]] : [])),
      ),
      notes: listed.notes,
      files: listed.files,
    }
  }
  if (configured.images.length === 0 || OF_ONE.some(isGiven)) return null
  const path = isGiven('path') ? resolvePath(around.cwd, given.values.get('path')?.text ?? '') : folder
  const isIn = ({ settings }: ConfiguredImage) =>
    resolvePath(folder, settings.get('path')?.text ?? '.') === path
  const wanted = path === folder ? configured.images : configured.images.filter(isIn)
  return wanted.length === 0
    ? null
    : { images: apart(resolveAll(wanted, configured, resolve)), linked: new Map(), notes: [], files: [] }
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

/** The bake or compose file says it of each image. */
function refuseOfOne(names: readonly SettingName[], { values }: Given): void {
  if (names.length > 0)
    throw wrongSettings(
      names.map((name) => `${values.get(name)?.label ?? name} has no effect with several images`),
      'The bake or compose file says it for each image.',
    )
}

/** Images that would overwrite what another one pushes or writes are refused. */
function apart(images: Inputs[]): Inputs[] {
  const owners = new Map<string, string>()
  const mistakes = images.flatMap(({ name, push, smoke }) => {
    const log = smoke?.logFile ?? null
    const own = [
      ...new Set(push?.tags.map((ref) => `be pushed to ${ref.host}/${ref.repository}:${ref.tag ?? ''}`)),
      ...(log === null ? [] : [`write ${log}`]),
    ]
    return own.flatMap((what) => {
      const other = owners.get(what)
      owners.set(what, name)
      return other === undefined ? [] : [`${other} and ${name} would both ${what}`]
    })
  })
  if (mistakes.length > 0)
    throw wrongSettings(
      mistakes,
      'Give each image its own: in `images` of the config file, or in the bake file.',
    )
  return images
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

/** What was given for all images, without the folder that selects them. */
function withoutPath(given: Given): Given {
  const values = new Map(given.values)
  values.delete('path')
  return { ...given, values }
}

/** Paths of what the config file says about several images start at its folder, which is also that of an image without a `path`. */
function startingAt(configured: Configured, folder: string): Configured {
  const at = (settings: Configured['settings']) => settingsAt(settings, folder)
  return {
    ...configured,
    settings: at(new Map([['path', { text: '.', label: 'default' }], ...configured.settings])),
    images: configured.images.map((image) => ({ ...image, settings: at(image.settings) })),
  }
}

/** The settings of a config file whose paths start at its folder. */
export const settingsAt = (settings: Configured['settings'], folder: string): Configured['settings'] =>
  new Map([...settings].map(([name, value]) => [name, { ...value, folder }]))

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
  refuseSharedFile(
    'predicate',
    resolved.flatMap(({ name, predicate }) => (predicate === null ? [] : [{ name, file: predicate }])),
  )
  refuseSharedFile(
    'sbom',
    resolved.flatMap((one) => sbomFilesOf(one).map((file) => ({ name: one.name, file }))),
  )
  return resolved
}

const withInline = (inputs: Inputs, inline: string): Inputs =>
  inputs.source.kind === 'build' ? { ...inputs, source: { ...inputs.source, inline } } : inputs
