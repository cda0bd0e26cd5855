/**
 * The memory limit of a container for which none was set: what the engine's machine has, less a reserve. Without one, an
 * app that grows without end takes the engine and the runner with it. An app that fits into the machine never meets it.
 */
import { totalmem } from 'node:os'
import type { EngineInfo } from '../../engine/index.ts'
import type { Evidence } from '../evidence.ts'

const MIB = 1024 ** 2
/** For the engine and the runner: a tenth of the machine, within these bounds. */
const LEAST_RESERVE = 256 * MIB
const MOST_RESERVE = 1024 * MIB
/** A machine too small for a reserve is left as it is. */
const SMALLEST_MACHINE = 512 * MIB

/** Bytes, in whole MiB, as kernels round to pages; null where the engine does not say what it has. */
export function memoryGuard({ memory }: Pick<EngineInfo, 'memory'>): number | null {
  if (memory === undefined || memory < SMALLEST_MACHINE) return null
  const reserve = Math.min(MOST_RESERVE, Math.max(LEAST_RESERVE, memory / 10))
  return Math.floor((memory - reserve) / MIB) * MIB
}

/** Bytes that a container can use at most without a limit of its own: a limit that is not lower is none. */
export const machineMemory = (info: EngineInfo): number => Math.min(totalmem(), memoryGuard(info) ?? Infinity)

/** The same, of a container that nothing else limited. Services of a compose file have no guard. */
export function guardOf({ inputs, memory, engine, services }: Evidence): number | null {
  return inputs.memory === null && memory.limit === null && services === undefined
    ? memoryGuard(engine)
    : null
}
