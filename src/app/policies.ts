/** Reads the policies that the workflow names: from this machine, from GitHub, and from registries. */
import { createHash } from 'node:crypto'
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { UserError, messageOf } from '../core/errors.ts'
import { KIND_NAMES, locate, readWhole, repositoryOf, rootsOf, type Located } from '../core/file-access.ts'
import { connect, isChange, type Context } from '../github/index.ts'
import { configText, parsePolicies, parseSource, policyItems, wrongSettings } from '../inputs/index.ts'
import type { Given, Policy, PolicySource, PolicyText } from '../inputs/index.ts'
import { field, list, number, parseJson, text, type Json } from '../lib/json.ts'
import { bounded } from '../lib/visible.ts'
import { openRegistry, type RegistryClient } from '../registry/index.ts'
import type { Host } from './host.ts'

export interface PolicyAround {
  readonly cwd: string
  readonly env: Host['env']
  readonly context: Context
  /** Empty without one. */
  readonly token: string
  readonly clock: Clock
}

type Of<K extends PolicySource['kind']> = Extract<PolicySource, { kind: K }>
type Read = Omit<PolicyText, 'source'>

/** Layers of an artifact that are policies. */
export const POLICY_TYPE = 'application/vnd.sea-trial.policy.v1+yaml'

const MOST_FILES = 50
const MOST_BYTES = 1_000_000
const SECONDS = 60
const FIX = 'No trial runs without its policies. docs/policies.md says where they can be.'

/** In the order in which they are named. Rejects with exit 2 where one is wrong, and with exit 3 where one cannot be read. */
export async function readPolicies(given: Given, around: PolicyAround): Promise<Policy[]> {
  const parsed = policyItems(given).map(parseSource)
  const mistakes = parsed.flatMap((one) => (one.ok ? [] : `policy: ${one.mistake}`))
  if (mistakes.length > 0) throw wrongSettings(mistakes, FIX)
  const sources = parsed.flatMap((one) => (one.ok ? one.source : []))
  return parsePolicies((await Promise.all(sources.map((source) => read(source, around)))).flat())
}

async function read(source: PolicySource, around: PolicyAround): Promise<PolicyText[]> {
  const found = await readFrom(source, around).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause
    const sentence = `The policy ${source.text} could not be read: ${messageOf(cause)}`
    throw new UserError('policy-unavailable', sentence, FIX, { cause })
  })
  return found.map((one) => ({ source: source.text, ...one }))
}

async function readFrom(source: PolicySource, around: PolicyAround): Promise<Read[]> {
  switch (source.kind) {
    case 'path':
      return fromPath(source, around)
    case 'github':
      return [await fromGitHub(source, around)]
    case 'oci':
      return fromRegistry(source, around)
  }
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const refuse = (sentence: string): UserError => wrongSettings([sentence], FIX)

/** `what`: for the sentence if it is no text. */
function textOf(bytes: Uint8Array, what: string): Pick<Read, 'text' | 'digest'> {
  const read = configText(bytes)
  if (!read.ok) throw refuse(`The policy ${what} ${read.why}`)
  return { text: read.text, digest: digestOf(bytes) }
}

/** A file, or a folder with files, of this machine. */
function fromPath({ text: given }: Of<'path'>, { cwd, context }: PolicyAround): Read[] {
  const place = locate(resolve(cwd, given), rootsOf(repositoryOf(cwd)))
  if (!place.ok) throw refuse(`policy: ${place.why}`)
  const { kind, real } = place
  if (kind !== 'file' && kind !== 'folder')
    throw refuse(
      `policy: ${place.path} ${kind === null ? 'does not exist' : `is ${KIND_NAMES[kind]}`}: expected a file or folder`,
    )
  const folder = kind === 'folder' ? real : dirname(real)
  const isOfChange = isChange(context) && checkoutOf(folder) === checkoutOf(realpathSync(cwd))
  const files = kind === 'folder' ? filesIn(folder, given) : [{ name: null, place }]
  return files.map(({ name, place: at }) => ({
    ...(name === null ? {} : { file: name }),
    ...textOf(bytesOf(at), at.path),
    isOfChange,
  }))
}

/** The nearest folder with a folder `.git`. A submodule has a file of this name: it is part of the change that names it. */
function checkoutOf(folder: string): string | null {
  const isCheckout = statSync(join(folder, '.git'), { throwIfNoEntry: false })?.isDirectory() === true
  const above = dirname(folder)
  return isCheckout ? folder : above === folder ? null : checkoutOf(above)
}

function filesIn(folder: string, given: string): { name: string; place: Located }[] {
  const names = readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
  if (names.length === 0) throw refuse(`policy: ${given} has no file that ends in .yml, .yaml or .json`)
  if (names.length > MOST_FILES) throw refuse(`policy: ${given} has more than ${MOST_FILES} files`)
  return names.map((name) => {
    const place = locate(join(folder, name), rootsOf(folder))
    if (!place.ok) throw refuse(`policy: ${place.why}`)
    return { name, place }
  })
}

function bytesOf(place: Located): Buffer {
  try {
    return readWhole(place, { most: MOST_BYTES })
  } catch (cause) {
    throw refuse(`The policy ${place.path} cannot be read: ${messageOf(cause)}`)
  }
}

/** A token that may not read a repository gets the same answer as for one that does not exist. */
const UNREADABLE = 'it does not exist, or the `token` may not read it'

async function fromGitHub(
  { text: given, repository, file, ref }: Of<'github'>,
  { context: { apiUrl }, token, clock }: PolicyAround,
): Promise<Read> {
  if (token === '') throw refuse(`policy: ${given} needs a token: set \`token\``)
  const github = await connect({ token, apiUrl, repository, clock })
  const commit = await github.commit(ref)
  if (commit === null) throw new Error(`${repository} has no ${ref}: ${UNREADABLE}`)
  const bytes = await github.file(file, commit)
  if (bytes === null) throw new Error(`${repository} has no ${file} at ${ref}`)
  return { commit, ...textOf(bytes, given) }
}

async function fromRegistry(
  { text: given, image }: Of<'oci'>,
  { env, clock }: PolicyAround,
): Promise<Read[]> {
  const registry = openRegistry(image, { env, clock, signal: AbortSignal.timeout(SECONDS * 1000) })
  try {
    const layers = layersOf(await registry.manifest())
    return await Promise.all(layers.map((layer) => layerText(registry, layer, given)))
  } finally {
    registry.close()
  }
}

interface Layer {
  readonly digest: string
  readonly size: number
  readonly title: string
}

/** Those of our type, else the only one. */
function layersOf(manifest: Buffer): Layer[] {
  const all = list(field(parseJson(manifest.toString('utf8')), 'layers'))
  const ours = all.filter((one) => text(field(one, 'mediaType')) === POLICY_TYPE)
  const layers = ours.length > 0 ? ours : all
  const [first] = layers
  if (first === undefined)
    throw new Error('it has no layers: give the digest of its manifest, not of an index')
  if (ours.length === 0 && all.length > 1)
    throw new Error(`it has ${all.length} layers, of which none has the type ${POLICY_TYPE}`)
  if (layers.length > MOST_FILES) throw new Error(`it has more than ${MOST_FILES} policies`)
  return layers.map((one) => ({
    digest: digestIn(one),
    size: number(field(one, 'size')) ?? MOST_BYTES + 1,
    title: bounded(text(field(one, 'annotations', 'org.opencontainers.image.title')), MOST_OF_TITLE),
  }))
}

const MOST_OF_TITLE = 200

function digestIn(layer: Json): string {
  const digest = text(field(layer, 'digest'))
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error('a layer of it has no digest')
  return digest
}

async function layerText(registry: RegistryClient, { title, ...blob }: Layer, given: string): Promise<Read> {
  if (blob.size > MOST_BYTES) throw new Error(`its layer ${blob.digest} has more than ${MOST_BYTES} bytes`)
  const chunks: Buffer[] = []
  for await (const chunk of registry.blob(blob)) chunks.push(chunk)
  return { ...(title === '' ? {} : { file: title }), ...textOf(Buffer.concat(chunks), given) }
}
