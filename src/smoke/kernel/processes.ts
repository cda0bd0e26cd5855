/** The processes of a container, as `/proc/<pid>` shows them. */
import type { Process } from './types.ts'
import { readText } from './read.ts'

/** A fork bomb has thousands: the first ones are enough. */
const MOST = 200
const MOST_CHARACTERS = 300

export const readProcesses = (pids: readonly number[]): Process[] =>
  pids.slice(0, MOST).flatMap((pid) => {
    const found = parseProcess(pid, readText(`/proc/${pid}/status`), readText(`/proc/${pid}/cmdline`))
    const session = parseSession(readText(`/proc/${pid}/stat`))
    return found === null ? [] : [{ ...found, ...(session === null ? {} : { session }) }]
  })

/** Null for a process that has ended. A process without a command line is shown by its name in brackets, as in `ps`. */
export function parseProcess(pid: number, status: string, commandLine: string): Process | null {
  const parent = /^PPid:\s*(\d+)/m.exec(status)?.[1]
  const user = /^Uid:\s*\d+\s+(\d+)/m.exec(status)?.[1]
  if (parent === undefined || user === undefined) return null
  const name = /^Name:\s*(.*)/m.exec(status)?.[1] ?? ''
  const words = commandLine.replace(/\0+$/, '').replaceAll('\0', ' ')
  const command = (words || `[${name}]`).slice(0, MOST_CHARACTERS)
  return { pid, parent: Number(parent), user: Number(user), command }
}

/** From `/proc/<pid>/stat`. Its second column, the name in brackets, may hold anything; after it come state, parent, group and session. */
export function parseSession(stat: string): number | null {
  const columns = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ')
  const session = Number(columns[3] ?? NaN)
  return Number.isInteger(session) && session > 0 ? session : null
}
