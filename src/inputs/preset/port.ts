/** The port that a platform assigns to the app through PORT: the given one, else a random one. Pure. */
import { parsePort } from '../values.ts'

export interface PortGiven {
  /** `PORT` of the environment, as given. */
  variable: string | null
  /** Ports of `port`, then of `probe`, that will be probed. */
  asked: readonly number[]
  random: number
}

export type Assigned = { ok: true; port: number } | { ok: false; mistake: string }

export function assignPort({ variable, asked, random }: PortGiven): Assigned {
  const [first] = asked
  if (variable === null) return { ok: true, port: first ?? random }
  const port = parsePort(variable)
  if (!port.ok || port.value.protocol === 'udp')
    return {
      ok: false,
      mistake: 'env: PORT must be a port from 1 to 65535: the preset requires the app to listen on it',
    }
  if (first !== undefined && !asked.includes(port.value.port))
    return {
      ok: false,
      mistake: `env: PORT is ${port.value.port}, but port ${first} is to be probed: the preset requires the app to listen on PORT`,
    }
  return { ok: true, port: port.value.port }
}
