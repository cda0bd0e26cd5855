/** It ran out of memory: the kernel killed it at its limit, or its runtime stopped at a limit of its own. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { guardOf } from '../../container/memory-guard.ts'
import { LARGER_MACHINE, memoryLimit } from '../shared/phrases.ts'
import { effectOf, hasExited } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'

const MIB = 1024 ** 2
const KILLED = 137

/** Messages of runtimes when an allocation fails. */
const SAYS =
  /java\.lang\.OutOfMemoryError: (?!unable to create)|OutOfMemoryError(?!.{0,30}native thread)|JavaScript heap out of memory|runtime: out of memory|^MemoryError\b|\bMemoryError(?:$|:)|memory allocation of \d+ bytes failed|failed to allocate memory|\bstd::bad_alloc\b|OutOfMemoryException|Allowed memory size of \d+ bytes exhausted|Cannot allocate memory|[Oo]ut of memory|memory exhausted|There is insufficient memory for the Java Runtime/
/** Too many processes or threads, which some runtimes report in the same words. */
const NOT = /native thread|\bfork\b|can't fork/i

export const outOfMemory: Cause = {
  code: 'out-of-memory',
  level: 'fail',
  about: 'it ran out of memory, or the kernel killed it at its memory limit',
  find: (evidence) => byKernel(evidence) ?? byRuntime(evidence),
}

function byKernel(evidence: Evidence): CauseFinding | null {
  const { state, ended, ranSeconds, counters } = evidence
  const isCounted = state?.exitCode === KILLED && (counters.oomKills ?? 0) > 0
  if (!ended || state === null || !(state.oomKilled || isCounted)) return null
  return {
    confidence: 'proved',
    message: `it hit ${memoryLimit(evidence)} and was killed${ranSeconds === null ? '' : ` after ${ranSeconds.toFixed(1)} s`}`,
    fix: guardOf(evidence) === null ? 'Reduce its memory use, or raise `memory`.' : LARGER_MACHINE,
    evidence: [
      `the ${state.oomKilled ? 'engine reports' : 'kernel counted'} an out-of-memory kill, exit code ${state.exitCode}`,
      ...peakOf(evidence),
    ],
  }
}

function byRuntime(evidence: Evidence): CauseFinding | null {
  if (!hasExited(evidence)) return null
  const found = readLog(evidence, (line) => (SAYS.test(line) && !NOT.test(line) ? line : null))
  if (found?.isSure !== true) return null
  return {
    confidence: 'likely',
    message: `${effectOf(evidence)}: its log says that it ran out of memory`,
    fix: 'Reduce its memory use, raise `memory`, or raise the limit of its runtime (`-Xmx`, `--max-old-space-size`, `memory_limit`).',
    evidence: [found.line.trim(), ...peakOf(evidence)],
  }
}

const peakOf = ({ memory: { peak } }: Evidence): string[] =>
  peak === null ? [] : [`peak memory seen: ${Math.round(peak / MIB)} MiB`]
