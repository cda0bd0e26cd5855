/** Name resolution in the container: `docker run --add-host` and `--dns`. */
import { isIP } from 'node:net'
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, type Parsed } from '../values.ts'

const GATEWAY = 'host-gateway'

/** `db:10.0.0.1`, `db=10.0.0.1`, `db:[::1]`, `host.docker.internal:host-gateway`; returned with a colon, as the Engine API takes it. */
export function parseAddHost(given: string): Parsed<string> {
  const at = given.search(/[:=]/)
  const allowed = `NAME:ADDRESS such as db:10.0.0.1, or NAME:${GATEWAY}`
  if (at <= 0 || !/^[A-Za-z0-9_][\w.-]*$/.test(given.slice(0, at))) return invalid(allowed)
  const name = given.slice(0, at)
  const address = given.slice(at + 1).replace(/^\[(.*)\]$/, '$1')
  if (address === GATEWAY || isIP(address) > 0) return ok(`${name}:${address}`)
  const near = suggestion(address, [GATEWAY])
  return invalid(allowed, near === undefined ? undefined : `${name}:${near}`)
}

export const parseDns = (given: string): Parsed<string> =>
  isIP(given) > 0 ? ok(given) : invalid('the IP address of a name server such as 1.1.1.1')
