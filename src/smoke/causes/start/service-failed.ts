/** A service that the app needs failed; connection errors of the app follow from that. */
import type { Service } from '../../../core/schema.ts'
import type { Cause } from '../shared/cause.ts'
import { relevantLineOf } from '../shared/phrases.ts'

export const serviceFailed: Cause = {
  code: 'service-failed',
  level: 'fail',
  about: 'a service of the compose file that it depends on did not start, or is not healthy',
  find: ({ services = [] }) => {
    const failed = services.filter((service) => service.failed)
    // a service that was not started waits for another one
    const first = failed.find(({ state }) => state !== 'created') ?? failed[0]
    if (first === undefined) return null
    const line = relevantLineOf(first.log)
    return {
      confidence: 'proved',
      message: `the service ${first.name} that it depends on ${failureOf(first)}${line === null ? '' : `: ${line}`}`,
      fix: 'Fix that service, or its settings in the compose file: the image under test is not the cause.',
      evidence: [
        ...failed.map((service) => `service ${service.name} ${failureOf(service)}`),
        ...first.log.slice(-5),
      ],
    }
  },
}

function failureOf({ state, exitCode, health }: Service): string {
  if (exitCode !== undefined) return `exited ${exitCode}`
  if (state === 'running' && health !== undefined && health !== 'healthy')
    return health === 'unhealthy' ? 'is unhealthy' : 'did not become healthy in time'
  if (state === 'running') return 'did not finish in time'
  if (state === 'created') return 'was not started'
  return state === 'missing' ? 'could not be created' : `is ${state}`
}
