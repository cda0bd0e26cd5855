/** The request that is sent just before the stop signal: does the server still answer it? */
import type { ContainerState } from '../../engine/index.ts'
import type { Route } from '../network/route.ts'
import { attemptHttp } from '../probe/attempt.ts'
import type { Check } from '../probe/check.ts'
import type { Outcome } from '../probe/outcome.ts'

/** How long its answer is waited for. */
const ANSWER_SECONDS = 15

/** To the first port that answered HTTP, as its check asked; null where none did. */
export function lastRequest(
  checks: readonly Check[],
  route: Route,
  state: ContainerState | null,
): (() => Promise<Outcome>) | null {
  for (const { spec, port, state: asked } of checks) {
    const address = port === null ? null : route.addressOf({ port, protocol: 'tcp' }, state)
    if (!asked.ok || asked.last?.kind !== 'http' || port === null || address === null) continue
    const own = 'path' in spec ? { path: spec.path, headers: spec.headers } : { path: '/' }
    const { tls, proxied = false } = asked.last
    const question = { ...own, tls, proxied, port }
    return () => attemptHttp(address, question, AbortSignal.timeout(ANSWER_SECONDS * 1000))
  }
  return null
}
