/** It ended on the stop signal, but did not answer a request that it had accepted. */
import type { Cause } from '../shared/cause.ts'
import { seconds } from '../shared/phrases.ts'

export const dropsRequests: Cause = {
  code: 'drops-requests',
  level: 'warn',
  about: 'when it is stopped, it drops a request in progress',
  find: ({ shutdown, inputs, places }) => {
    if (shutdown?.lastRequest !== 'dropped' || shutdown.killed) return null
    const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT
    return {
      confidence: 'proved',
      ...(inputs.shutdown === 'graceful' ? { level: 'fail' as const } : {}),
      message: `on ${shutdown.signal} it drops a request in progress, so each deployment loses some requests`,
      fix: 'On the stop signal, close the listening socket, finish the requests in progress, then exit; some servers do this on another signal (`STOPSIGNAL SIGQUIT` for nginx).',
      ...(location ? { location } : {}),
      evidence: [
        `a request sent just before ${shutdown.signal} got no answer; the container ended after ${seconds(shutdown.seconds)} with exit code ${shutdown.exitCode}`,
      ],
    }
  },
}
