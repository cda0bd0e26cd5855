/** The settings of a build that become options of buildx, or files with secrets. */
import { MOST_SECRET_BYTES, csvField, fieldsOf, secretSpec } from '../lib/buildx-options.ts'
import type { ListRules } from './input-list.ts'
import { parseAddHost } from './container/network.ts'
import { parseUlimit } from './container/limits.ts'
import { sbomParts } from './sbom.ts'
import type { SettingReader } from './setting-reader.ts'
import type { SettingName } from './table.ts'
import type { BuildOption, SecretValue } from './types.ts'
import { invalid, ok, parseBoolean, parseReference, parseSize, type Parsed } from './values.ts'

export const parseStage = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w.-]*$/.test(text) ? ok(text) : invalid('the name or number of a stage')

const parseEntitlement = (text: string): Parsed<string> =>
  /^[a-z][\w.]*(=.+)?$/i.test(text) ? ok(text) : invalid('an entitlement such as network.host')

const parsePair = (text: string): Parsed<string> =>
  /^[^=\s-][^=\s]*(=|$)/.test(text) ? ok(text) : invalid('NAME=value')

/** `nofile=1024:2048` */
function parseUlimitText(text: string): Parsed<string> {
  const limit = parseUlimit(text)
  return limit.ok ? ok(`${limit.value.name}=${limit.value.soft}:${limit.value.hard}`) : limit
}

const parseTag = (text: string): Parsed<string> =>
  text.includes('@') ? invalid('a name with a tag, without a digest') : parseReference(text)

interface Row extends ListRules {
  readonly name: SettingName
  readonly flag: string
  readonly parse: (text: string) => Parsed<string>
}

const LISTS: readonly Row[] = [
  { name: 'add-hosts', flag: '--add-host', commas: true, parse: parseAddHost },
  { name: 'allow', flag: '--allow', commas: true, parse: parseEntitlement },
  { name: 'labels', flag: '--label', parse: parsePair },
  { name: 'no-cache-filters', flag: '--no-cache-filter', commas: true, parse: parseStage },
  { name: 'build-ulimit', flag: '--ulimit', parse: parseUlimitText },
]

/** Adds a mistake to `reader` for each setting that is invalid. */
export function readBuildOptions(reader: SettingReader): BuildOption[] {
  const shm = reader.parse('build-shm-size', parseSize)
  const cgroup = reader.text('cgroup-parent')
  const flags = [
    ['pull', '--pull'],
    ['no-cache', '--no-cache'],
  ] as const
  return [
    ...flags.flatMap(([name, flag]) => (reader.parse(name, parseBoolean) === true ? [[flag] as const] : [])),
    ...LISTS.flatMap(({ name, flag, parse, ...rules }) =>
      reader.items(name, parse, rules).map((value) => [flag, value] as const),
    ),
    ...(isPushed(reader) ? [] : tagsOf(reader).map((tag) => ['--tag', tag] as const)),
    ...(shm === null ? [] : [['--shm-size', String(shm)] as const]),
    ...(cgroup === null ? [] : [['--cgroup-parent', cgroup] as const]),
    ...reader.items('annotations', parseAnnotation).map((item) => ['--annotation', item] as const),
    ...contexts(reader),
    ...sshKeys(reader),
  ]
}

/** Of the image on the engine, or at registries. */
export const tagsOf = (reader: SettingReader): string[] => [
  ...new Set(reader.items('tags', parseTag, { commas: true })),
]

export const isPushed = (reader: SettingReader): boolean => (reader.text('push') ?? 'false') !== 'false'

const parseAnnotation = (text: string): Parsed<string> =>
  /^[^=\s-][^=\s]*=/.test(text) ? ok(text) : invalid('NAME=value')

/**
 * Attestations as buildx takes them, without those that are disabled. As in docker/build-push-action, `true` enables one,
 * and `provenance` and `sbom` replace those in `attests`.
 */
export function readAttests(reader: SettingReader): string[] {
  const own = (['provenance', 'sbom'] as const).flatMap((name) => {
    const text = reader.text(name)
    const given = text !== null && name === 'sbom' ? sbomParts(text).build : text
    const also = name === 'sbom' ? 'cyclonedx, spdx, cyclonedx=FILE, spdx=FILE, ' : ''
    const parsed =
      given === null ? null : reader.check(name, given, parseAttest(`type=${name},${given}`, also))
    return parsed === null ? [] : [parsed]
  })
  const listed = reader.items('attests', (text) => parseAttest(text))
  const types = listed.map(attestType)
  for (const type of new Set(types.filter((one, index) => types.indexOf(one) < index)))
    reader.mistake(`${reader.labelOf('attests')}: type=${type} is given twice`)
  const replaced = own.map(attestType)
  return [...own, ...listed.filter((one) => !replaced.includes(attestType(one)))].filter(
    (one) => !/,disabled=true(?:,|$)/.test(one),
  )
}

const attestType = (spec: string): string => /^type=([^,]*)/.exec(spec)?.[1] ?? ''

/** As Go reads booleans. */
const BOOLEANS = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, 'disabled=false'] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, 'disabled=true'] as const),
])

/** The type comes first. `also`: what else is allowed, for a message. */
function parseAttest(text: string, also = ''): Parsed<string> {
  const fields = fieldsOf(text)?.map((field) => BOOLEANS.get(field.trim()) ?? field.trim()) ?? []
  const type = fields.find((field) => /^type=[a-z]+$/.test(field))
  const allowed = `${also}true, false, or fields such as type=provenance,mode=max`
  if (type === undefined || fields.some((field) => !/^[a-z][\w.-]*=./.test(field))) return invalid(allowed)
  return ok([type, ...fields.filter((field) => field !== type).map(csvField)].join(','))
}

/** Of another machine, an image, or a stage; not a folder of this one. */
export const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|target:)/i
export const LAYOUT = /^oci-layout:\/\/([^:@]+)/i

/** Folders become absolute paths, so that a baseline can be built from another checkout. */
function contexts(reader: SettingReader): BuildOption[] {
  return reader.items('build-contexts', parseContext).flatMap((item) => {
    const at = item.indexOf('=')
    const [name, value] = [item.slice(0, at), item.slice(at + 1)]
    const layout = LAYOUT.exec(value)?.[1]
    if (layout !== undefined) reader.place('build-contexts', layout)
    const place = REMOTE.test(value) ? value : reader.existingPath('build-contexts', value, 'a folder')
    return [['--build-context', `${name}=${place}`] as const]
  })
}

function parseContext(text: string): Parsed<string> {
  if (isGitDefault(text))
    return invalid('a folder: {{defaultContext}} is a Git context, check out the repository')
  return /^[^=\s-][^=\s]*=./.test(text) ? ok(text) : invalid('NAME=FOLDER or NAME=docker-image://IMAGE')
}

/** docker/build-push-action replaces it by the address of the repository and commit. */
export const isGitDefault = (text: string): boolean => text.includes('{{')

/** `default`, `ID`, `ID=FILE`: the client reads the key, or connects to the agent's socket. */
function sshKeys(reader: SettingReader): BuildOption[] {
  return reader.items('ssh', parseSsh, { commas: true }).map((item) => {
    const at = item.indexOf('=')
    if (at < 0) return ['--ssh', item]
    const place = reader.place('ssh', item.slice(at + 1))
    return ['--ssh', `${item.slice(0, at)}=${place?.path ?? ''}`]
  })
}

const parseSsh = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w.-]*(=[^=]+)?$/.test(text) ? ok(text) : invalid('default, ID or ID=FILE')

/**
 * The secrets of all settings but `build-secrets`; `specs` as buildx takes them. Mistakes and notes name the number of an
 * item, because its text may be a secret.
 */
export function readBuildSecrets(reader: SettingReader): { specs: string[]; values: SecretValue[] } {
  const files = pairs(reader, 'secret-files', 'ID=FILE').map(([id, path]) =>
    secretSpec(id, 'src', reader.existingPath('secret-files', path, 'a file')),
  )
  const variables = pairs(reader, 'secret-envs', 'ID=NAME', { commas: true }).map(([id, name]) => {
    reader.refuseRunners('secret-envs', name)
    if (!reader.hasVariable(name))
      reader.note(`${reader.labelOf('secret-envs')}: ${name} is not set, so the secret ${id} is empty`)
    return secretSpec(id, 'env', name)
  })
  const values = pairs(reader, 'secrets', 'ID=value', { exact: true }).map(([id, value]) => ({ id, value }))
  for (const { id, value } of values)
    if (Buffer.byteLength(value) > MOST_SECRET_BYTES)
      reader.mistake(
        `${reader.labelOf('secrets')}: ${id} has ${Buffer.byteLength(value)} bytes, and buildx takes at most ${MOST_SECRET_BYTES}`,
      )
  return { specs: [...files, ...variables], values }
}

/** `ID=text`. An ID is a field of CSV in buildx's option. A secret without a value is left out, with a note. */
function pairs(
  reader: SettingReader,
  name: SettingName,
  allowed: string,
  rules: ListRules = {},
): [id: string, text: string][] {
  return reader.rawItems(name, rules).flatMap((item, index) => {
    const at = item.indexOf('=')
    const [id, text] = [item.slice(0, at).trim(), item.slice(at + 1)]
    if (at < 1 || !/^[^\s",=]+$/.test(id)) {
      reader.mistake(`${reader.labelOf(name)}: item ${index + 1} is not allowed: expected ${allowed}`)
      return []
    }
    if (text !== '') return [[id, text]]
    reader.note(
      `${reader.labelOf(name)}: item ${index + 1} has no value and is left out: a pull request from a fork or of Dependabot gets no secrets`,
    )
    return []
  })
}
