/** On the host's own network something else may answer: what does so before the start is not the container. */
import { portsOf, type Planned } from '../probe/plan.ts'
import { attemptTcp } from '../probe/attempt.ts'
import type { Route } from './route.ts'

const MILLISECONDS = 1000

/** TCP ports of the plan that take a connection now. */
export async function occupiedPorts(plan: readonly Planned[], route: Route): Promise<number[]> {
  const taken: number[] = []
  for (const port of portsOf(plan)) {
    const address = port.protocol === 'tcp' ? route.addressOf(port, null) : null
    if (address === null) continue
    const { kind } = await attemptTcp(address, 0, AbortSignal.timeout(MILLISECONDS))
    if (kind !== 'refused' && kind !== 'silent') taken.push(port.port)
  }
  return taken
}
