/**
 * How long processes were ready to run and waited for a processor (`/proc/<pid>/task/<tid>/schedstat`). On a machine
 * under full load a busy process gets little processor time, and is busy all the same.
 */
import { readText, threadFolders } from './read.ts'

const NANOSECONDS = 1e9
/** A fork bomb, or a runtime, may have thousands: the first ones are enough. */
const MOST_THREADS = 300

/** Seconds, summed over the threads of the processes that still run. */
export function runDelay(pids: readonly number[]): number {
  return pids
    .slice(0, MOST_THREADS)
    .flatMap(threadFolders)
    .slice(0, MOST_THREADS)
    .map((folder) => parseDelay(readText(`${folder}/schedstat`)))
    .reduce((sum, seconds) => sum + seconds, 0)
}

/** `<nanoseconds run> <nanoseconds waited> <times>`; 0 where the kernel does not count. */
export function parseDelay(text: string): number {
  const nanoseconds = Number(text.split(' ')[1])
  return Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS : 0
}
