/**
 * How long processes were ready to run and had to wait for a processor, as `/proc/<pid>/task/<tid>/schedstat` counts
 * it. On a machine that is full, a busy process gets little of it, and is busy all the same.
 */
import { readdirSync } from 'node:fs'
import { readText } from './read.ts'

const NANOSECONDS = 1e9
/** Of a fork bomb, or of a runtime with thousands of threads, the first ones tell enough. */
const MOST_TASKS = 300

/** Seconds, summed over all threads of those that still live. */
export function runDelay(pids: readonly number[]): number {
  const files = pids
    .slice(0, MOST_TASKS)
    .flatMap((pid) => tasksOf(pid).map((task) => `/proc/${pid}/task/${task}`))
  return files
    .slice(0, MOST_TASKS)
    .map((folder) => parseDelay(readText(`${folder}/schedstat`)))
    .reduce((sum, seconds) => sum + seconds, 0)
}

/** `<nanoseconds run> <nanoseconds waited> <times>`; 0 where the kernel does not count. */
export function parseDelay(text: string): number {
  const nanoseconds = Number(text.split(' ')[1])
  return Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS : 0
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}
