/** Where a container that is left running can be reached from this machine, for later steps. */
import type { Smoke } from '../../core/schema.ts'
import type { ContainerState } from '../../engine/index.ts'
import type { Route } from '../network/route.ts'
import type { Check } from '../probe/check.ts'
import type { Subject } from './observation.ts'

/** Without an address where it has no port, or only this process can reach it (ssh). */
export function keptAddress(
  { container, deps }: Pick<Subject, 'container' | 'deps'>,
  checks: readonly Check[],
  route: Route,
  state: ContainerState | null,
): NonNullable<Smoke['kept']> {
  const containerId = container
  if (deps.engine.endpoint.startsWith('ssh:')) return { containerId }
  for (const { port, spec, state: asked } of checks) {
    const protocol = spec.kind === 'udp' ? 'udp' : 'tcp'
    const address = port === null ? null : route.addressOf({ port, protocol }, state)
    if (!asked.ok || address === null) continue
    const host = `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`
    const { last } = asked
    return last?.kind === 'http'
      ? { containerId, host, url: `${last.tls ? 'https' : 'http'}://${host}` }
      : { containerId, host }
  }
  return { containerId }
}
