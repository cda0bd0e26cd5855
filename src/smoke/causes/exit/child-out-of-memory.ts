/** The kernel killed a process of the container for memory, and it was not the main process. */
import { guardOf } from '../../container/memory-guard.ts'
import { LARGER_MACHINE, after, memoryLimit } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'

const MIB = 1024 ** 2

export const childOutOfMemory: Cause = {
  code: 'child-out-of-memory',
  level: 'fail',
  about: 'the kernel killed one of its processes for memory, but not the main process',
  find: (evidence) => {
    const { state, ended, counters, memory, ranSeconds } = evidence
    const kills = Math.max(counters.oomKills ?? 0, state?.oomKilled ? 1 : 0)
    if (kills === 0 || (ended && state?.oomKilled)) return null // out-of-memory reports that
    const victims = kills === 1 ? 'one of its processes' : `${kills} of its processes`
    const rest = ended
      ? `it exited ${state?.exitCode ?? 0} ${after(ranSeconds ?? 0)}`
      : 'the container kept running'
    return {
      confidence: 'proved',
      message: `the kernel killed ${victims} at ${memoryLimit(evidence)}, and ${rest}`,
      fix:
        guardOf(evidence) === null
          ? 'Reduce its memory use (fewer workers, smaller caches), or raise `memory`.'
          : LARGER_MACHINE,
      evidence: [
        counters.oomKills
          ? `processes killed for memory, counted by the kernel: ${counters.oomKills}`
          : 'the engine reports an out-of-memory kill',
        ...(memory.peak === null ? [] : [`peak memory seen: ${Math.round(memory.peak / MIB)} MiB`]),
      ],
    }
  },
}
