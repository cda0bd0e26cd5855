/**
 * Reads the compose file with Compose itself and finds the tested service. Before anything is started, the files that
 * Compose reads and the resources that the model uses are checked.
 */
import { writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname, join } from 'node:path'
import { UserError } from '../../core/errors.ts'
import { suggestion } from '../../lib/nearest.ts'
import type { ServiceInputs } from '../../inputs/types.ts'
import type { Compose } from './compose.ts'
import { parseModel, type Model, type Service } from './model.ts'
import { offencesIn } from './reach/index.ts'
import { readsOutside, type Interpolate } from './reads.ts'
import { scopeOf, type Scope } from './scope.ts'
import { withoutEscapes } from './value.ts'

const HINT = 'See docs/around-the-container.md.'

const wrong = (sentence: string, hint = HINT): UserError =>
  new UserError('settings', sentence, hint, { exit: 2 })

interface ReadContext {
  project: string
  /** For a temporary file. */
  tempDir: string
  root: string
  /** `NAME=value` */
  env: readonly string[]
}

/** The model of the service and all its dependencies, and nothing else. */
export async function readModel(
  compose: Compose,
  wanted: ServiceInputs,
  around: ReadContext,
): Promise<{ model: Model; name: string; service: Service }> {
  const { service } = wanted
  const { first, scope } = await checkFiles(compose, wanted, around)
  const listed = await compose.read([...first, '--profile', '*', 'config', '--services'])
  if (listed.code !== 0) throw wrong(`compose-file: ${said(listed.stderr)}`)
  const name = pick(
    service,
    listed.stdout.split('\n').filter((line) => line !== ''),
  )
  const read = await compose.read([...first, 'config', '--format', 'json', name])
  if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
  const model = await parseModel(read.stdout)
  const found = model?.services[name]
  if (model === null || found === undefined)
    throw new UserError('compose-failed', 'Docker Compose printed no readable model of the services', HINT)
  judge(model, scope, wanted, around.env)
  return { model, name, service: found }
}

/** What Compose prints of all services as JSON, those of profiles too. Nothing is started. */
export async function readPrinted(
  compose: Compose,
  wanted: Omit<ServiceInputs, 'service'>,
  around: ReadContext,
): Promise<string> {
  const { first } = await checkFiles(compose, wanted, around)
  const read = await compose.read([...first, '--profile', '*', 'config', '--format', 'json'])
  if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
  return read.stdout
}

/** Refuses files that Compose may not read. `first`: the arguments that name the others. */
async function checkFiles(
  compose: Compose,
  wanted: Omit<ServiceInputs, 'service'>,
  around: ReadContext,
): Promise<{ first: string[]; scope: Scope }> {
  const { files, host } = wanted
  const scope = scopeOf(around.root, files)
  if (host === 'refuse') refuse(await readsOutside(files, scope, interpolateBy(compose, wanted, around)))
  return { first: [...files.flatMap((file) => ['--file', file]), '--project-name', around.project], scope }
}

function judge(model: Model, scope: Scope, { host }: ServiceInputs, env: readonly string[]): void {
  const names = env.map((item) => item.split('=', 1)[0] ?? '')
  const offences = offencesIn(model, { scope, env: names })
  const never = offences.filter(({ isAllowable }) => !isAllowable).map(({ sentence }) => sentence)
  const refused = host === 'refuse' ? offences.map(({ sentence }) => sentence) : never
  refuse(refused, refused.length === never.length ? NEVER : HOW_TO_ALLOW)
}

const NEVER = 'Remove it from the compose file: no setting allows it.'
const HOW_TO_ALLOW =
  'Remove it from the compose file, or set `compose-host: allow` where you trust everyone who can change the file (SECURITY.md).'

/** Throws one error with all sentences; nothing without any. */
function refuse(sentences: readonly string[], hint = HOW_TO_ALLOW): void {
  if (sentences.length > 0) throw wrong(listed(sentences), hint)
}

const MOST_SHOWN = 30

function listed(sentences: readonly string[]): string {
  const shown = sentences.slice(0, MOST_SHOWN).map((sentence) => `  - ${sentence.slice(0, 500)}`)
  const more = sentences.length - shown.length
  return [
    'compose-file: it uses what is outside its containers, so nothing was started:',
    ...shown,
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ].join('\n')
}

/** Compose itself replaces the variables: the texts are labels of a service that is never created. */
function interpolateBy(
  compose: Compose,
  { files }: Pick<ServiceInputs, 'files'>,
  { project, tempDir }: ReadContext,
): Interpolate {
  return async (texts) => {
    const file = join(tempDir, 'variables.json')
    const labels = Object.fromEntries(texts.map((text, index) => [`text-${index}`, text]))
    const asked = { services: { variables: { image: 'scratch', labels } } }
    writeFileSync(file, JSON.stringify(asked), { mode: 0o600 })
    const argv = [
      ...['--file', file, '--project-name', project, '--project-directory', dirname(files[0] ?? '')],
      ...['config', '--format', 'json'],
    ]
    const read = await compose.read(argv)
    if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
    const model = await parseModel(read.stdout)
    const filled = model?.services.variables?.labels ?? {}
    return texts.map((_, index) => withoutEscapes(filled[`text-${index}`] ?? devNull))
  }
}

function pick(wanted: string | null, names: readonly string[]): string {
  const [only] = names
  if (wanted !== null && names.includes(wanted)) return wanted
  if (wanted === null && names.length === 1 && only !== undefined) return only
  if (names.length === 0) throw wrong('compose-file: it has no services')
  if (wanted === null) throw wrong(`service: set which of ${names.join(', ')} is this image`)
  const near = suggestion(wanted, names)
  const instead = near === undefined ? `its services are ${names.join(', ')}` : `did you mean ${near}?`
  throw wrong(`service: "${wanted}" is not in the compose file: ${instead}`)
}

const said = (stderr: string): string => stderr.trim().split('\n').slice(-3).join('; ').slice(0, 1000)
