/** The kernel killed the container because it reached its memory limit. */
import type { Cause } from '../cause.ts'

const MIB = 1024 ** 2

export const outOfMemory: Cause = {
  code: 'out-of-memory',
  level: 'fail',
  about: 'the kernel killed it at its memory limit',
  find: ({ state, ended, memory, ranSeconds, inputs }) => {
    if (!ended || !state?.oomKilled) return null
    const limit = inputs.memory ?? memory.limit
    const which = limit === null ? 'its memory limit' : `its ${Math.round(limit / MIB)} MiB memory limit`
    return {
      confidence: 'proved',
      message: `it hit ${which} and was killed${ranSeconds === null ? '' : ` after ${ranSeconds.toFixed(1)} s`}`,
      fix: 'Let it use less memory, or raise `memory`.',
      evidence: [
        `the engine reports an out-of-memory kill, exit code ${state.exitCode}`,
        ...(memory.peak === null ? [] : [`peak memory seen: ${Math.round(memory.peak / MIB)} MiB`]),
      ],
    }
  },
}
