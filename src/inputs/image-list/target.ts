/** A target of a bake file, as `docker buildx bake --print` prints it, as settings. Pure. */
import { resolve } from 'node:path'
import { csvLine, fieldsOf, secretId, secretSource, secretSpec } from '../../lib/buildx-options.ts'
import { entries, field, list, text, texts, type Json } from '../../lib/json.ts'
import { NOT_SETTINGS } from '../build-push-action.ts'
import { LAYOUT, REMOTE } from '../build-options.ts'
import type { SettingName } from '../table.ts'
import { listText } from '../values.ts'
import type { Grants, ImageEntry, Place } from './entry.ts'

export interface TargetContext {
  /** `docker-bake.hcl target api` */
  readonly label: string
  /** Absolute path of the folder that relative paths start at. */
  readonly folder: string
  readonly grants: Grants
}

export interface TargetSettings {
  readonly entry: Omit<ImageEntry, 'name'>
  readonly mistakes: readonly string[]
  readonly notes: readonly string[]
  readonly places: readonly Place[]
}

/** What one field comes to. Sentences follow the label. */
interface Part {
  setting?: [name: SettingName, text: string]
  inline?: string
  mistakes?: string[]
  notes?: string[]
  /** Absolute paths. */
  places?: string[]
}

type Convert = (value: Json, around: TargetContext, target: Json) => Part

export function targetSettings(target: Json, around: TargetContext): TargetSettings {
  const given = entries(target).filter(([, value]) => value !== null)
  const context = given.some(([name]) => name === 'context') ? [] : [['context', '.'] as const]
  const parts = [...context, ...given].map(([name, value]) => {
    const convert = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
    const label = `${around.label} ${name.slice(0, 50)}`
    return { label, part: convert ? convert(value, around, target) : UNKNOWN }
  })
  const sentences = (of: 'mistakes' | 'notes') =>
    parts.flatMap(({ label, part }) => (part[of] ?? []).map((sentence) => `${label} ${sentence}`))
  const inline = parts.find(({ part }) => part.inline !== undefined)?.part.inline
  return {
    entry: {
      settings: new Map(
        parts.flatMap(({ label, part: { setting } }) =>
          setting && setting[1] !== '' ? [[setting[0], { text: setting[1], label }]] : [],
        ),
      ),
      ...(inline === undefined ? {} : { inline }),
    },
    mistakes: sentences('mistakes'),
    notes: sentences('notes'),
    places: parts.flatMap(({ label, part }) => (part.places ?? []).map((path) => ({ path, label }))),
  }
}

const UNKNOWN: Part = { notes: ['is not known to this version, and has no effect'] }
const ignored = (): Part => ({})

const FIELDS: Readonly<Record<string, Convert>> = {
  context(value, { folder }) {
    const given = text(value)
    if (given === '-' || REMOTE_FILE.test(given))
      return {
        mistakes: [
          'is a Git or HTTP context, which is not supported: check out the repository and give a folder',
        ],
      }
    const path = resolve(folder, given)
    return { setting: ['path', path], places: [path] }
  },
  dockerfile(value, { folder }, target) {
    const given = text(value)
    if (field(target, 'dockerfile-inline') !== undefined || given === 'Dockerfile') return {}
    if (REMOTE_FILE.test(given)) return { mistakes: ['is on another machine: give a file of the repository'] }
    const path = resolve(folder, text(field(target, 'context')) || '.', given)
    return { setting: ['file', path], places: [path] }
  },
  'dockerfile-inline': (value) => ({ inline: text(value) }),
  target: (value) => ({ setting: ['target', text(value)] }),
  args: (value) => ({ setting: ['build-args', listText(pairsOf(value))] }),
  labels: (value) => ({ setting: ['labels', listText(pairsOf(value))] }),
  annotations: (value) => ({ setting: ['annotations', listText(texts(value))] }),
  tags: (value) => ({ setting: ['tags', listText(texts(value))] }),
  platforms: (value) => ({ setting: ['platforms', texts(value).join(',')] }),
  'cache-from': (value, { folder }) => cache('cache-from', value, 'src', folder),
  'cache-to': (value, { folder }) => cache('cache-to', value, 'dest', folder),
  secret: secrets,
  ssh,
  contexts,
  network: (value, { grants }) => ({
    setting: ['build-network', text(value)],
    ...(text(value) === 'host' ? refusedIn(['network.host'], grants) : {}),
  }),
  entitlements: (value, { grants }) => ({
    setting: ['allow', listText(texts(value))],
    ...refusedIn(texts(value), grants),
  }),
  'extra-hosts': (value) => ({
    setting: ['add-hosts', listText(entries(value).map(([name, address]) => `${name}:${text(address)}`))],
  }),
  'no-cache': (value) => ({ setting: ['no-cache', value === true ? 'true' : ''] }),
  'no-cache-filter': (value) => ({ setting: ['no-cache-filters', listText(texts(value))] }),
  pull: (value) => ({ setting: ['pull', value === true ? 'true' : ''] }),
  'shm-size': (value) => ({ setting: ['build-shm-size', dockerBytes(value)] }),
  ulimits: (value) => ({ setting: ['build-ulimit', listText(texts(value))] }),
  attest: (value) => ({
    setting: [
      'attests',
      listText(list(value).flatMap((one) => (isDisabled(one) ? [] : [csvLine(fieldsIn(one))]))),
    ],
  }),
  output: (value) => ({
    notes: list(value).every(isLoad)
      ? []
      : ['has no effect: the image is loaded into the engine to be tested'],
  }),
  call: (value) => ({ mistakes: ['', 'build'].includes(text(value)) ? [] : [lossOf('call')] }),
  description: ignored,
}

/** `is ignored: it describes …` */
function lossOf(name: string): string {
  const meaning = NOT_SETTINGS.get(name)
  return meaning === undefined ? '' : `is ${meaning.is}: ${meaning.why}`
}

/** Of Git, HTTP, or (`cwd://`) of a remote bake file. */
const REMOTE_FILE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i

/** `NAME=value`, without names that have no value. */
const pairsOf = (value: Json): string[] =>
  entries(value).flatMap(([name, one]) => (typeof one === 'string' ? [`${name}=${one}`] : []))

/** As buildx takes an option: older versions print that, newer ones an object. */
function fieldsIn(option: Json): string[] {
  if (typeof option === 'string') return fieldsOf(option) ?? [option]
  return entries(option).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
}

/** The value of `NAME=value`. */
const valueIn = (fields: readonly string[], name: string): string =>
  fields.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''

function cache(name: 'cache-from' | 'cache-to', value: Json, pathField: string, folder: string): Part {
  const all = list(value).map((option) => {
    const fields = fieldsIn(option)
    if (valueIn(fields, 'type') !== 'local') return { fields, places: [] }
    const path = resolve(folder, valueIn(fields, pathField))
    const rest = fields.filter((one) => !one.startsWith(`${pathField}=`))
    return { fields: [...rest, `${pathField}=${path}`], places: [path] }
  })
  return {
    setting: [name, listText(all.map(({ fields }) => csvLine(fields)))],
    places: all.flatMap(({ places }) => places),
  }
}

/** A file of the repository must not choose which variables of the job a build gets. */
function secrets(value: Json, { folder, grants }: TargetContext): Part {
  const known = Object.fromEntries([...grants.variables].map((name) => [name, '']))
  const all = list(value).map((option) => {
    const spec = csvLine(fieldsIn(option))
    return { id: secretId(spec), from: secretSource(spec, known) }
  })
  const specs = all.flatMap(({ id, from }) => {
    if (from === null) return []
    return 'env' in from
      ? [secretSpec(id, 'env', from.env)]
      : [secretSpec(id, 'src', resolve(folder, from.file))]
  })
  return {
    setting: ['build-secrets', listText(specs)],
    places: all.flatMap(({ from }) => (from && 'file' in from ? [resolve(folder, from.file)] : [])),
    mistakes: all.flatMap(({ id, from }) => {
      if (from === null) return ['has an item that is no secret: expected an id with env or src']
      if (!('env' in from) || grants.variables.has(from.env)) return []
      return [
        `${id} is the variable ${from.env} of the job: give its name with the input vars, because a file of the repository cannot`,
      ]
    }),
  }
}

function ssh(value: Json, { folder, grants }: TargetContext): Part {
  const all = list(value).map((option) => {
    const [id = '', ...rest] = typeof option === 'string' ? option.split('=') : [text(field(option, 'id'))]
    const paths = rest.length > 0 ? [rest.join('=')] : texts(field(option, 'paths'))
    return { id, paths: paths.map((path) => resolve(folder, path)) }
  })
  const refused = all.map(({ id }) => id).filter((id) => !grants.ssh.has(id))
  return {
    setting: [
      'ssh',
      listText(all.map(({ id, paths }) => (paths.length === 0 ? id : `${id}=${paths.join(',')}`))),
    ],
    places: all.flatMap(({ paths }) => paths),
    mistakes: refused.map(
      (id) =>
        `asks for the SSH key or agent ${id}: give it with the input ssh, because a file of the repository cannot`,
    ),
  }
}

function contexts(value: Json, { folder }: TargetContext): Part {
  const all = entries(value).map(([name, given]) => {
    const where = text(given)
    const layout = LAYOUT.exec(where)?.[1]
    if (layout !== undefined) {
      const path = resolve(folder, layout)
      return {
        item: `${name}=oci-layout://${path}${where.slice('oci-layout://'.length + layout.length)}`,
        places: [path],
      }
    }
    if (REMOTE.test(where)) return { item: `${name}=${where}`, places: [] }
    const path = resolve(folder, where)
    return { item: `${name}=${path}`, places: [path] }
  })
  return {
    setting: ['build-contexts', listText(all.map(({ item }) => item))],
    places: all.flatMap(({ places }) => places),
  }
}

function refusedIn(asked: readonly string[], grants: Grants): Pick<Part, 'mistakes'> {
  const refused = asked.filter((one) => !grants.entitlements.has(one))
  return {
    mistakes: refused.map(
      (one) => `asks for ${one}: give it with the input allow, because a file of the repository cannot`,
    ),
  }
}

const isDisabled = (option: Json): boolean => valueIn(fieldsIn(option), 'disabled') === 'true'

/** Whether loading the image into the engine, or nothing, is all that it asks for. */
function isLoad(option: Json): boolean {
  const fields = fieldsIn(option)
  const type = valueIn(fields, 'type')
  return type === 'cacheonly' || type === 'docker'
    ? valueIn(fields, 'dest') === ''
    : type === 'image' && valueIn(fields, 'push') !== 'true'
}

const POWERS: readonly string[] = ['', 'k', 'm', 'g', 't', 'p']

/** Docker's sizes, whose units are powers of 1024 however they are written: `64m`, `1GB`. As bytes; unchanged where it is none. */
function dockerBytes(value: Json): string {
  const given = typeof value === 'number' ? String(value) : text(value)
  const [, count, unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(k|m|g|t|p)?i?b?$/i.exec(given) ?? []
  return count === undefined
    ? given
    : String(Math.round(Number(count) * 1024 ** POWERS.indexOf(unit.toLowerCase())))
}
