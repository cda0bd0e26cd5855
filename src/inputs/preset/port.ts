/** Which port a platform tells the app to listen on, through PORT: what was given decides, else chance. Pure. */
import { parsePort } from '../values.ts'

export interface PortGiven {
  /** `PORT` of the environment, as given. */
  variable: string | null
  /** Of `port`, then of `probe`: those that will be asked. */
  asked: readonly number[]
  drawn: number
}

export type Assigned = { ok: true; port: number } | { ok: false; mistake: string }

export function assignPort({ variable, asked, drawn }: PortGiven): Assigned {
  const [first] = asked
  if (variable === null) return { ok: true, port: first ?? drawn }
  const port = parsePort(variable)
  if (!port.ok || port.value.protocol === 'udp')
    return { ok: false, mistake: 'env: PORT must be a port from 1 to 65535, since the preset has it obeyed' }
  if (first !== undefined && !asked.includes(port.value.port))
    return {
      ok: false,
      mistake: `env: PORT is ${port.value.port}, but port ${first} is to be asked: the preset has PORT obeyed`,
    }
  return { ok: true, port: port.value.port }
}
