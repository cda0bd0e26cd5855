/**
 * Reads the compose file by compose itself, and finds the service under test in it. What Compose reads for that, and what
 * the model reaches, is judged before anything is started.
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
import { readsOutside, type Fill } from './reads.ts'
import { scopeOf, type Scope } from './scope.ts'

const HINT = 'See docs/around-the-container.md.'

const wrong = (sentence: string, hint = HINT): UserError =>
  new UserError('settings', sentence, hint, { exit: 2 })

interface Around {
  project: string
  /** For a file of our own. */
  tempDir: string
  root: string
  /** `NAME=value` */
  env: readonly string[]
}

/** The service with all that it depends on, and nothing else. */
export async function readModel(
  compose: Compose,
  wanted: ServiceInputs,
  around: Around,
): Promise<{ model: Model; name: string; service: Service }> {
  const { files, service, host } = wanted
  const scope = scopeOf(around.root, files)
  if (host === 'refuse') refuse(await readsOutside(files, scope, fillBy(compose, wanted, around)))
  const first = [...files.flatMap((file) => ['--file', file]), '--project-name', around.project]
  const listed = await compose.read([...first, '--profile', '*', 'config', '--services'])
  if (listed.code !== 0) throw wrong(`compose-file: ${said(listed.stderr)}`)
  const name = pick(
    service,
    listed.stdout.split('\n').filter((line) => line !== ''),
  )
  const read = await compose.read([...first, 'config', '--format', 'json', name])
  if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
  const model = parseModel(read.stdout)
  const found = model?.services[name]
  if (model === null || found === undefined)
    throw new UserError(
      'compose-failed',
      'Docker Compose printed no model of the services that can be read',
      HINT,
    )
  judge(model, scope, wanted, around.env)
  return { model, name, service: found }
}

function judge(model: Model, scope: Scope, { host }: ServiceInputs, env: readonly string[]): void {
  const names = env.map((item) => item.split('=', 1)[0] ?? '')
  const offences = offencesIn(model, { scope, env: names })
  const never = offences.filter(({ isAllowable }) => !isAllowable).map(({ sentence }) => sentence)
  const refused = host === 'refuse' ? offences.map(({ sentence }) => sentence) : never
  refuse(refused, refused.length === never.length ? NEVER : HOW_TO_ALLOW)
}

const NEVER = 'Take it out of the compose file: nothing allows it.'
const HOW_TO_ALLOW =
  'Take it out of the compose file, or set `compose-host: allow` where you trust everybody who can change the file (SECURITY.md).'

/** All of it at once. */
function refuse(sentences: readonly string[], hint = HOW_TO_ALLOW): void {
  if (sentences.length > 0) throw wrong(listed(sentences), hint)
}

const MOST_SHOWN = 30

function listed(sentences: readonly string[]): string {
  const shown = sentences.slice(0, MOST_SHOWN).map((sentence) => `  - ${sentence.slice(0, 500)}`)
  const more = sentences.length - shown.length
  return [
    'compose-file: it reaches out of its containers, and nothing was started:',
    ...shown,
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ].join('\n')
}

/** Compose itself puts its variables in: as labels of a service that is never made. */
function fillBy(compose: Compose, { files }: ServiceInputs, { project, tempDir }: Around): Fill {
  return async (texts) => {
    const file = join(tempDir, 'variables.json')
    const labels = Object.fromEntries(texts.map((text, index) => [`text-${index}`, text]))
    const model = { services: { variables: { image: 'scratch', labels } } }
    writeFileSync(file, JSON.stringify(model), { mode: 0o600 })
    const argv = [
      ...['--file', file, '--project-name', project, '--project-directory', dirname(files[0] ?? '')],
      ...['config', '--format', 'json'],
    ]
    const read = await compose.read(argv)
    if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
    const filled = parseModel(read.stdout)?.services.variables?.labels ?? {}
    return texts.map((_, index) => (filled[`text-${index}`] ?? devNull).replaceAll('$$', '$'))
  }
}

function pick(wanted: string | null, names: readonly string[]): string {
  const [only] = names
  if (wanted !== null && names.includes(wanted)) return wanted
  if (wanted === null && names.length === 1 && only !== undefined) return only
  if (names.length === 0) throw wrong('compose-file: it has no services')
  if (wanted === null) throw wrong(`service: say which of ${names.join(', ')} is this image`)
  const near = suggestion(wanted, names)
  const instead = near === undefined ? `its services are ${names.join(', ')}` : `did you mean ${near}?`
  throw wrong(`service: "${wanted}" is not in the compose file: ${instead}`)
}

const said = (stderr: string): string => stderr.trim().split('\n').slice(-3).join('; ').slice(0, 1000)
