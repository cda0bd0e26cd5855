/** The ports that a container says it has. */
import type { ContractPort, Ruled } from '../model.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { PORT } from './tables.ts'

/** Null: Docker does not publish it. */
const PROTOCOLS: Readonly<Record<string, ContractPort['protocol'] | null>> = {
  TCP: 'tcp',
  UDP: 'udp',
  SCTP: null,
}

export const portsOf = (container: Fields, notes: Notes): Ruled<ContractPort>[] =>
  container.objects('ports', PORT).flatMap((one) => portOf(one, notes) ?? [])

function portOf(one: Fields, notes: Notes): Ruled<ContractPort> | null {
  const port = one.port('containerPort', null)
  const name = one.text('name')?.value ?? null
  const given = one.text('protocol')
  const key = given?.value ?? 'TCP'
  const protocol = Object.hasOwn(PROTOCOLS, key) ? PROTOCOLS[key] : undefined
  if (!one.has('containerPort')) notes.mistake(one.line, `\`${one.name('containerPort')}\` is missing`)
  if (protocol === undefined)
    notes.mistake(
      given?.at.line ?? one.line,
      `\`${one.name('protocol')}\` is \`${shown(key)}\`: it must be ${Object.keys(PROTOCOLS).join(', ')}`,
    )
  if (port === null || protocol === undefined) return null
  if (protocol !== null) return { value: { port: port.value, protocol, name }, at: port.at }
  notes.skip(port.at.line, `${one.name('containerPort')} ${port.value}`, `Docker does not publish ${key}`)
  return null
}
