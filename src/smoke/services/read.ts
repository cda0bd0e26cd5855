/** Reads the compose file by compose itself, and finds the service under test in it. */
import { closest } from 'fastest-levenshtein'
import { UserError } from '../../errors.ts'
import type { ServiceInputs } from '../../inputs/index.ts'
import type { Compose } from './compose.ts'
import { parseModel, type Model, type Service } from './model.ts'

const READ_SECONDS = 60
const HINT = 'See docs/around-the-container.md.'

const wrong = (sentence: string): UserError => new UserError('settings', sentence, HINT, { exit: 2 })

/** The service with all that it depends on, and nothing else. */
export async function readModel(
  compose: Compose,
  { files, service }: ServiceInputs,
  project: string,
): Promise<{ model: Model; name: string; service: Service }> {
  const first = [...files.flatMap((file) => ['--file', file]), '--project-name', project]
  const listed = await compose.ask([...first, '--profile', '*', 'config', '--services'], READ_SECONDS)
  if (listed.code !== 0) throw wrong(`compose-file: ${said(listed.stderr)}`)
  const name = pick(
    service,
    listed.stdout.split('\n').filter((line) => line !== ''),
  )
  const read = await compose.ask([...first, 'config', '--format', 'json', name], READ_SECONDS)
  if (read.code !== 0) throw wrong(`compose-file: ${said(read.stderr)}`)
  const model = parseModel(read.stdout)
  const found = model?.services[name]
  if (model === null || found === undefined)
    throw new UserError(
      'compose-failed',
      'Docker Compose printed no model of the services that can be read',
      HINT,
    )
  return { model, name, service: found }
}

function pick(wanted: string | null, names: readonly string[]): string {
  const [only] = names
  if (wanted !== null && names.includes(wanted)) return wanted
  if (wanted === null && names.length === 1 && only !== undefined) return only
  if (names.length === 0) throw wrong('compose-file: it has no services')
  if (wanted === null) throw wrong(`service: say which of ${names.join(', ')} is this image`)
  throw wrong(`service: "${wanted}" is not in the compose file: did you mean ${closest(wanted, [...names])}?`)
}

const said = (stderr: string): string => stderr.trim().split('\n').slice(-3).join('; ').slice(0, 1000)
