/**
 * The images of a compose file, from what `docker compose config --format json` prints: each service with a `build` is one. How
 * it is built and run is read with the setting `service`, as for one image. Pure.
 */
import { entries, field, mapTexts, parseJson } from '../../lib/json.ts'
import { suggestion } from '../../lib/nearest.ts'
import { listText } from '../values.ts'
import { tooMany, type Entries, type Grants, type ImageEntry } from './entry.ts'
import { targetSettings } from './target.ts'

export interface ComposeContext {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** The same for labels. */
  readonly label: string
  /** Names of services; empty for all that have a build. */
  readonly targets: readonly string[]
  /** Absolute path of the folder that relative paths start at. */
  readonly folder: string
  readonly grants: Grants
}

export function composeEntries(
  printed: string,
  { files, label, targets, folder, grants }: ComposeContext,
): Entries {
  // Compose prints each dollar sign twice
  const model = mapTexts(parseJson(printed), (one) => one.replaceAll('$$', () => '$'))
  const services = new Map(entries(field(model, 'services')))
  const built = [...services].flatMap(([name, service]) => (field(service, 'build') == null ? [] : [name]))
  const names = targets.length === 0 ? built : [...new Set(targets)]
  const mistakes = [
    ...names.flatMap((name) => (built.includes(name) ? [] : [whyNoImage(name, services, built, label)])),
    ...(names.length === 0 ? [`${label}: there are no images: none of its services has a build`] : []),
    ...tooMany(names, label),
  ]
  if (mistakes.length > 0) return { images: [], linked: [], mistakes, notes: [], places: [] }
  const all = names.map((name) => {
    const service = `${label} service ${name.slice(0, 100)}`
    const context = { context: field(services.get(name), 'build', 'context') }
    const { entry, ...rest } = targetSettings(context, { label: service, folder, grants })
    const settings: ImageEntry['settings'] = new Map([
      ...entry.settings,
      ['compose-file', { text: listText(files), label: service }],
      ['service', { text: name, label: service }],
    ])
    return { entry: { name, settings }, ...rest }
  })
  return {
    images: all.map(({ entry }) => entry),
    linked: [],
    mistakes: all.flatMap((one) => one.mistakes),
    notes: [],
    places: all.flatMap((one) => one.places),
  }
}

function whyNoImage(
  name: string,
  services: ReadonlyMap<string, unknown>,
  built: readonly string[],
  file: string,
): string {
  const shown = name.slice(0, 100)
  if (services.has(name))
    return `targets: the service ${shown} of ${file} has no build, so it is no image to build`
  const near = suggestion(name, built)
  return `targets: ${shown} is no service of ${file}${near === undefined ? '' : `: did you mean ${near}?`}`
}
