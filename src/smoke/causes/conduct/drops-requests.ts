/** It ended when it was told to, but left a request that it had taken without an answer. */
import type { Cause } from '../shared/cause.ts'
import { seconds } from '../shared/phrases.ts'

export const dropsRequests: Cause = {
  code: 'drops-requests',
  level: 'warn',
  about: 'told to stop, it hangs up on a request that it had taken',
  find: ({ shutdown, inputs, places }) => {
    if (shutdown?.lastRequest !== 'dropped' || shutdown.killed) return null
    const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT
    return {
      confidence: 'proved',
      ...(inputs.shutdown === 'graceful' ? { level: 'fail' as const } : {}),
      message: `on ${shutdown.signal} it hangs up on a request that it had taken, so each deployment loses some`,
      fix: 'On the stop signal close the listening socket, answer what is under way, then exit; some servers do so on another signal (`STOPSIGNAL SIGQUIT` for nginx).',
      ...(location ? { location } : {}),
      evidence: [
        `a request sent just before ${shutdown.signal} got no answer; the container ended after ${seconds(shutdown.seconds)} with exit code ${shutdown.exitCode}`,
      ],
    }
  },
}
