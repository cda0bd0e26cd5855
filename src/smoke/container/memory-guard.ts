/**
 * The memory limit of a container without one: the memory of the engine's machine, less a reserve. Without it, an app that
 * grows without end would bring down the engine and the runner. An app that fits into the machine never reaches it.
 */
import { totalmem } from 'node:os'
import type { EngineInfo } from '../../engine/index.ts'
import type { Evidence } from '../evidence.ts'

const MIB = 1024 ** 2
/** Bytes for the engine and the runner: a tenth of the machine, within these bounds. */
const LEAST_RESERVE = 256 * MIB
const MOST_RESERVE = 1024 * MIB
/** A smaller machine gets no guard. */
const SMALLEST_MACHINE = 512 * MIB

/** Bytes, in whole MiB, since kernels round to pages; null where the engine does not report its memory. */
export function memoryGuard({ memory }: Pick<EngineInfo, 'memory'>): number | null {
  if (memory === undefined || memory < SMALLEST_MACHINE) return null
  const reserve = Math.min(MOST_RESERVE, Math.max(LEAST_RESERVE, memory / 10))
  return Math.floor((memory - reserve) / MIB) * MIB
}

/** Bytes that a container can use without a limit of its own; a limit that is not lower limits nothing. */
export const machineMemory = (info: EngineInfo): number => Math.min(totalmem(), memoryGuard(info) ?? Infinity)

/** The guard of a container that had one; null with a limit of its own, and for services of a compose file. */
export function guardOf({ inputs, memory, engine, services }: Evidence): number | null {
  return inputs.memory === null && memory.limit === null && services === undefined
    ? memoryGuard(engine)
    : null
}
