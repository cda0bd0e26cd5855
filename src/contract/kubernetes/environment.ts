/** The names of a container’s variables. Values are not taken, except that of PORT. */
import type { Contract, ContractVariable, Ruled } from '../model.ts'
import type { Variables } from './commands.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { ENV, ENV_FROM, VALUE_FROM } from './tables.ts'
import { isPlaceholder } from './template.ts'

export interface Environment extends Pick<Contract, 'env' | 'assignsPort'> {
  readonly variables: Variables
}

const SOURCES: Readonly<Record<string, ContractVariable['from']>> = {
  secretKeyRef: 'secret',
  configMapKeyRef: 'config',
  fieldRef: 'platform',
  resourceFieldRef: 'platform',
  fileKeyRef: 'config',
}

export function environmentOf(container: Fields, notes: Notes): Environment {
  const env: Ruled<ContractVariable>[] = []
  let assignsPort: Environment['assignsPort'] = null
  for (const one of container.objects('env', ENV)) {
    const name = one.text('name')
    const value = one.opaque('value')
    if (name === null) {
      if (!one.has('name')) notes.mistake(one.line, `\`${one.name('name')}\` is missing`)
      continue
    }
    env.push({ value: { name: name.value, from: sourceOf(one, notes) }, at: name.at })
    if (name.value === 'PORT') assignsPort = portOf(one, value, notes)
  }
  const more = container.objects('envFrom', ENV_FROM)
  for (const one of more) notes.skip(one.line, one.name(), whyNotTaken(one))
  const names = new Set(env.map(({ value }) => value.name))
  const port = assignsPort?.value ?? null
  return { env, assignsPort, variables: { names, port, hasMore: more.length > 0 } }
}

function sourceOf(variable: Fields, notes: Notes): ContractVariable['from'] {
  const from = variable.object('valueFrom', VALUE_FROM)
  if (from === null) return 'value'
  const key = from.keys().find((one) => Object.hasOwn(SOURCES, one))
  if (key === undefined)
    notes.mistake(variable.lineOf('valueFrom'), `\`${variable.name('valueFrom')}\` names no source`)
  return SOURCES[key ?? ''] ?? 'platform'
}

/** Null where the file sets no number: then no port is assigned. */
function portOf(variable: Fields, value: Ruled<string> | null, notes: Notes): Environment['assignsPort'] {
  if (value === null) return null
  if (isPlaceholder(value.value)) variable.text('value') // says that it is a template
  const port = Number(value.value)
  return /^\d{1,5}$/.test(value.value) && port >= 1 && port <= 65_535
    ? notes.ruled(port, value.at.line)
    : null
}

function whyNotTaken(from: Fields): string {
  const [kind, key] = from.has('secretRef') ? ['Secret', 'secretRef'] : ['ConfigMap', 'configMapRef']
  const name = from.object(key)?.opaque('name')?.value ?? ''
  return `the variables of the ${kind}${name === '' ? '' : ` ${shown(name)}`} are not known`
}
