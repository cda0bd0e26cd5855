/** The setting `contract`: reads the files that it names, or that are found, and says what they set for the trial. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import {
  contractReaders,
  disagreements,
  implied,
  MOST_GRACE_SECONDS,
  probeText,
  type Contract,
  type ContractMistake,
  type ContractProbe,
  type Implied,
  type ImpliedSetting,
  type TriedContract,
} from '../contract/index.ts'
import { isInside, locateInside, readText } from '../core/file-access.ts'
import { messageOf } from '../core/errors.ts'
import { isList, joined } from './preset/implied.ts'
import type { SettingReader } from './setting-reader.ts'
import type { SettingName } from './table.ts'
import type { ProbeSpec, Requirement, SmokeInputs, Source, StopRules } from './types.ts'

export interface UnderContracts {
  /** For the inputs; empty without a contract. */
  readonly inputs: Pick<SmokeInputs, 'contract'>
  /** Of the contracts that are applied. */
  readonly texts: ReadonlyMap<ImpliedSetting, string>
  readonly probes: readonly ContractProbe[]
  /** A job is to end by itself with exit code 0. */
  readonly isToEnd: boolean
  readonly requires: readonly Requirement[]
}

const NONE: UnderContracts = { inputs: {}, texts: new Map(), probes: [], isToEnd: false, requires: [] }
/** Bytes of a contract; the readers have their own limits below it. */
const MOST_BYTES = 16_000_000
const WORDS = ['auto', 'none']

/** Mistakes of named files are mistakes of the settings. Files that `auto` finds are only compared, and never an error. */
export function readContracts(reader: SettingReader, source: Source, root: string): UnderContracts {
  const named = [...new Set(reader.list('contract'))]
  const words = named.filter((text) => WORDS.includes(text))
  if (words.length > 0 && named.length > 1)
    reader.mistake(`${reader.labelOf('contract')}: ${words.join(', ')} cannot be used with a file`)
  const files = named.filter((text) => !words.includes(text))
  if (files.length > 0) return applied(reader, files, root)
  return words.includes('auto') ? found(reader, source, root) : NONE
}

function applied(reader: SettingReader, named: readonly string[], root: string): UnderContracts {
  const label = reader.labelOf('contract')
  const contracts = named.flatMap((text) => {
    const { contracts: read, mistakes } = readNamed(reader, text, root)
    for (const { file, line, message } of mistakes)
      reader.mistake(`${label}: ${line === null ? file : `${file}:${line}`}: ${message}`)
    return read
  })
  for (const sentence of disagreements(contracts)) reader.mistake(`${label}: ${sentence}`)
  const all = contracts.map((contract) => ({ contract, sets: implied(contract) }))
  const texts = textsOf(all.map(({ sets }) => sets))
  const tried = all.map(({ contract, sets }): TriedContract => {
    const isReplaced = (setting: ImpliedSetting | null): setting is ImpliedSetting =>
      setting !== null && !isList(setting) && reader.wasChosen(setting)
    const replaced = sets.rules.filter(({ setting }) => isReplaced(setting))
    return {
      contract,
      isApplied: true,
      rules: sets.rules.filter((rule) => !replaced.includes(rule)),
      notTried: [
        ...sets.notTried,
        ...replaced.map(({ text, at, setting }) => ({
          value: { what: text, why: `your own setting ${setting ?? ''} replaces it` },
          at,
        })),
      ],
    }
  })
  return {
    inputs: tried.length === 0 ? {} : { contract: { contracts: tried, notes: [], stop: stopOf(contracts) } },
    texts,
    probes: all.flatMap(({ sets }) => sets.probes),
    isToEnd: contracts.some(({ isToEnd }) => isToEnd),
    requires: all.some(({ sets }) => sets.obeysPort) ? ['obeys-port'] : [],
  }
}

function readNamed(
  reader: SettingReader,
  text: string,
  root: string,
): { contracts: readonly Contract[]; mistakes: readonly ContractMistake[] } {
  const [, path = text, pick = null] = /^(.+?)(?:#([^#/\s]+(?:\/[^#/\s]+)?))?$/.exec(text) ?? []
  const full = reader.resolve(path, 'contract')
  const file = isInside(full, root) ? relative(root, full).split(sep).join('/') : path
  try {
    return contractReaders().readContractFile(
      reader.readFile('contract', path, { most: MOST_BYTES }),
      file,
      pick,
    )
  } catch (error) {
    const why = existsSync(full) ? `cannot be read: ${messageOf(error)}` : 'does not exist: expected a file'
    return { contracts: [], mistakes: [{ file: path, line: null, message: why }] }
  }
}

/** Two contracts that differ in a setting are reported by `disagreements`; here the first one counts. */
function textsOf(all: readonly Implied[]): Map<ImpliedSetting, string> {
  const texts = new Map<ImpliedSetting, string>()
  for (const { texts: own } of all)
    for (const [setting, text] of own) {
      const earlier = texts.get(setting)
      if (earlier === undefined) texts.set(setting, text)
      else if (isList(setting) || setting === 'port') texts.set(setting, joined(setting, earlier, text))
    }
  return texts
}

/** The shortest grace period counts. */
function stopOf(contracts: readonly Contract[]): StopRules {
  const graces = contracts.flatMap(({ grace }) => grace?.value ?? [])
  const hooks = contracts.flatMap(({ preStop }) =>
    preStop?.value.kind === 'exec' ? [preStop.value.argv] : [],
  )
  return {
    grace: graces.length === 0 ? null : Math.min(...graces, MOST_GRACE_SECONDS),
    before: hooks[0] ?? null,
    signal: contracts.flatMap(({ stopSignal }) => stopSignal?.value ?? [])[0] ?? null,
  }
}

const DOCKERS: StopRules = { grace: null, before: null, signal: null }

/** Bytes of a file that is looked at. */
const MOST_FOUND_BYTES = 1024 ** 2
/** Names in a folder; a larger one holds no manifests. */
const MOST_NAMES = 2000

/** What a development container or the tested service of a compose file needs is another question. */
function isComparable({ kind }: Contract, hasServices: boolean): boolean {
  return kind !== 'devcontainer' && !(kind === 'compose' && hasServices)
}

function found(reader: SettingReader, source: Source, root: string): UnderContracts {
  if (source.kind !== 'build') return NONE
  const under = (path: string) => relative(root, path).split(sep).join('/')
  const [dockerfile, context] = [under(source.file), under(source.context)]
  if ([dockerfile, context].some((path) => path.startsWith('..'))) return NONE
  const { findContracts, foldersToSearch, namesOf } = contractReaders()
  const names = [reader.text('name') ?? '', ...namesOf(dockerfile, basename(root))].filter(Boolean)
  const subject = { dockerfile, context, target: source.target, names }
  const files = foldersToSearch(subject).flatMap((folder) => filesIn(root, folder))
  const { contracts, notes } = findContracts(
    files,
    (file) => {
      reader.filesRead.add(join(root, file))
      return textOf(root, file)
    },
    subject,
  )
  const tried = contracts
    .filter((contract) => isComparable(contract, reader.text('compose-file') !== null))
    .map((contract): TriedContract => {
      const { rules, notTried } = implied(contract)
      return { contract, isApplied: false, rules, notTried }
    })
  if (tried.length === 0 && notes.length === 0) return NONE
  return { ...NONE, inputs: { contract: { contracts: tried, notes, stop: DOCKERS } } }
}

/** Relative to the root; none where the folder is missing, or a link leads out of the repository. */
function filesIn(root: string, folder: string): string[] {
  const place = locateInside(join(root, folder), root)
  if (!place.ok || place.kind !== 'folder') return []
  try {
    const entries = readdirSync(place.real, { withFileTypes: true })
    const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
    return names.length > MOST_NAMES ? [] : names.map((name) => (folder === '' ? name : `${folder}/${name}`))
  } catch {
    return [] // it may not be read
  }
}

function textOf(root: string, file: string): string | null {
  const place = locateInside(join(root, file), root)
  if (!place.ok || place.kind !== 'file') return null
  try {
    return readText(place, { most: MOST_FOUND_BYTES })
  } catch {
    return null // too large, or it may not be read
  }
}

/** The texts of presets, replaced by those of contracts. */
export function underContracts(
  presets: ReadonlyMap<SettingName, string>,
  { texts }: UnderContracts,
): ReadonlyMap<SettingName, string> {
  const all = new Map(presets)
  for (const [setting, text] of texts)
    all.set(setting, isList(setting) ? joined(setting, all.get(setting) ?? '', text) : text)
  return all
}

/** The probes of the settings, and those of the contracts that ask something else. */
export function withContractProbes(
  own: readonly ProbeSpec[],
  { probes, isToEnd }: UnderContracts,
): ProbeSpec[] {
  const asked = new Map(own.map((spec) => [spec.text, spec]))
  const says = own.some(({ kind }) => kind === 'exit')
  for (const spec of [...probes.map(specOf), ...(isToEnd && !says ? [ENDS] : [])])
    if (!asked.has(spec.text)) asked.set(spec.text, spec)
  return [...asked.values()]
}

const ENDS: ProbeSpec = { kind: 'exit', text: 'exit 0', codes: [0] }

/** As the kubelet asks: any certificate is accepted. */
function specOf({ how }: ContractProbe): ProbeSpec {
  const text = probeText(how)
  const trust = { ca: null, server: null }
  switch (how.kind) {
    case 'http':
      return {
        ...{ kind: how.scheme, text, port: how.port, trust },
        path: how.path.startsWith('/') ? how.path : `/${how.path}`,
        expect:
          how.status === null
            ? []
            : [{ on: 'status', ranges: [how.status], text: `status=${how.status.join('-')}` }],
        headers: how.headers.map(([name, value]) => ({ name, value })),
      }
    case 'tcp':
      return { kind: 'tcp', text, port: how.port }
    case 'grpc':
      return { kind: 'grpc', text, port: how.port, service: how.service, trust }
    case 'exec':
      return { kind: 'exec', text, argv: how.argv }
  }
}
