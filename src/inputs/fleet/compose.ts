/** The images of a compose file, from what `docker compose config --format json` prints. Pure. */
import { suggestion } from '../../lib/nearest.ts'
import { entries, field, list, mapTexts, parseJson, text, texts, type Json } from '../../lib/json.ts'
import { listText } from '../values.ts'
import { MOST_IMAGES, type Entries, type Grants, type ImageEntry } from './entry.ts'
import { targetSettings } from './target.ts'

export interface ComposeContext {
  /** Absolute paths, for the setting `compose-file`. */
  readonly files: readonly string[]
  /** The same for labels. */
  readonly label: string
  /** Names of services; empty for all that are built. */
  readonly targets: readonly string[]
  /** Absolute path of the folder that relative paths start at. */
  readonly folder: string
  readonly grants: Grants
}

/** Each service that is built is an image, and its service the one under test. */
export function composeEntries(printed: string, around: ComposeContext): Entries {
  // Compose prints each dollar sign twice
  const model = mapTexts(parseJson(printed), (one) => one.replaceAll('$$', () => '$'))
  const services = new Map(entries(field(model, 'services')))
  const built = [...services].flatMap(([name, service]) => (field(service, 'build') == null ? [] : [name]))
  const names = around.targets.length === 0 ? built : [...new Set(around.targets)]
  const mistakes = [
    ...names.flatMap((name) => whyNoImage(name, [...services.keys()], built, around.label)),
    ...(names.length === 0 ? [`${around.label}: there are no images: none of its services has a build`] : []),
    ...(names.length > MOST_IMAGES
      ? [`${around.label}: it has ${names.length} images, and a run takes at most ${MOST_IMAGES}`]
      : []),
  ]
  if (mistakes.length > 0) return { images: [], linked: [], mistakes, notes: [], places: [] }
  const linked = linkedTo(names, services)
  const all = [...names, ...linked].map((name) => {
    const label = `${around.label} service ${name.slice(0, 100)}`
    const { entry, ...rest } = targetSettings(targetOf(services.get(name), model), { ...around, label })
    return { entry: { name, ...entry } satisfies ImageEntry, label, ...rest }
  })
  return {
    images: all.slice(0, names.length).map(({ entry, label }) => ({
      ...entry,
      settings: new Map([
        ...entry.settings,
        ['compose-file', { text: listText(around.files), label }],
        ['service', { text: entry.name, label }],
      ]),
    })),
    linked: all.slice(names.length).map(({ entry }) => entry),
    mistakes: all.flatMap((one) => one.mistakes),
    notes: all.flatMap((one) => one.notes),
    places: all.flatMap((one) => one.places),
  }
}

function whyNoImage(
  name: string,
  services: readonly string[],
  built: readonly string[],
  file: string,
): string[] {
  if (built.includes(name)) return []
  const shown = name.slice(0, 100)
  if (services.includes(name))
    return [`targets: the service ${shown} of ${file} has no build, so there is no image of it to build`]
  const near = suggestion(name, built)
  return [`targets: ${shown} is no service of ${file}${near === undefined ? '' : `: did you mean ${near}?`}`]
}

/** Services whose image others build upon, and that are not asked for. */
function linkedTo(names: readonly string[], services: ReadonlyMap<string, Json>): string[] {
  const all = new Set(names)
  for (const name of all)
    for (const [, where] of entries(field(services.get(name), 'build', 'additional_contexts'))) {
      const service = SERVICE.exec(text(where))?.[1]
      if (service !== undefined && services.has(service)) all.add(service)
    }
  return [...all].slice(names.length)
}

const SERVICE = /^service:(.+)$/s

/** The field of a bake target for each of a service's `build`, where the name or the form differs. */
const RENAMED: Readonly<Record<string, (value: Json, model: Json) => [name: string, value: Json]>> = {
  additional_contexts: (value) => [
    'contexts',
    Object.fromEntries(
      entries(value).map(([name, where]) => [name, text(where).replace(SERVICE, 'target:$1')]),
    ),
  ],
  args: (value) => ['args', mapOf(value)],
  extra_hosts: (value) => ['extra-hosts', mapOf(value)],
  labels: (value) => ['labels', mapOf(value)],
  secrets: (value, model) => ['secret', list(value).map((one) => secretOf(one, model))],
  ssh: (value) => [
    'ssh',
    list(value).length > 0
      ? value
      : entries(value).map(([id, path]) => (text(path) === '' ? id : `${id}=${text(path)}`)),
  ],
  ulimits: (value) => ['ulimits', entries(value).map(ulimitOf)],
}

function targetOf(service: Json, model: Json): Json {
  const platform = text(field(service, 'platform'))
  return Object.fromEntries([
    ...(platform === '' ? [] : [['platforms', [platform]]]),
    ...entries(field(service, 'build')).map(([name, value]): [string, Json] => {
      const rename = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined
      return rename ? rename(value, model) : [name.replaceAll('_', '-'), value]
    }),
  ])
}

/** Compose takes and prints maps, or lists of `NAME=value`. */
function mapOf(value: Json): Json {
  const items = texts(value).map((item) => {
    const at = item.search(/[=:]/)
    return at < 0 ? [item, null] : [item.slice(0, at), item.slice(at + 1)]
  })
  return Array.isArray(value) ? Object.fromEntries(items) : value
}

/** A service names a secret of the file: `{ environment: TOKEN }`, `{ file: ./token }`. */
function secretOf(one: Json, model: Json): Json {
  const source = typeof one === 'string' ? one : text(field(one, 'source'))
  const definition = field(model, 'secrets', source)
  const id = text(field(one, 'target')) || source
  const [env, src] = [text(field(definition, 'environment')), text(field(definition, 'file'))]
  return { id, ...(env === '' ? {} : { env }), ...(src === '' ? {} : { src }) }
}

const ulimitOf = ([name, value]: [string, Json]): string =>
  typeof value === 'number'
    ? `${name}=${value}`
    : `${name}=${String(field(value, 'soft'))}:${String(field(value, 'hard'))}`
