/** Which process of a container that was sent a signal and still runs handles it: PID 1, or a child of an init. */
import { posix } from 'node:path'
import { has, parseMasks, signalNumber } from './process.ts'
import { parseProcess } from './processes.ts'
import { readText } from './read.ts'

/** They forward signals to their child. */
const INITS = /^(?:tini(?:-static)?|docker-init|dumb-init|catatonit|s6-svscan|init|runit|runsvdir)$/

export interface SignalTarget {
  command: string
  /** Of its `/proc/<pid>/status`. */
  status: string
}

/**
 * The command line of the process that handles the signal; null where none does. `first` is PID 1. To be called after the
 * signal was sent: Node catches SIGTERM once, and not again, where the app has no handler of its own.
 */
export function handlerOf(
  first: SignalTarget,
  others: readonly SignalTarget[],
  signal: string,
): string | null {
  const number = signalNumber(signal)
  if (number === null) return null
  const name = posix.basename(first.command.split(' ', 1)[0] ?? '')
  if (!INITS.test(name) && handles(first.status, number)) return first.command
  const isPassedOn = INITS.test(name) || has(parseMasks(first.status)?.blocked ?? 0n, number)
  const child = isPassedOn ? others.find(({ status }) => handles(status, number)) : undefined
  return child?.command ?? null
}

/** The process has a handler, or blocks the signal and has fetched it (signalfd). */
export function handles(status: string, signal: number): boolean {
  const masks = parseMasks(status)
  if (masks === null) return false
  const pending = /^ShdPnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'
  return has(masks.caught, signal) || (has(masks.blocked, signal) && !has(BigInt(`0x${pending}`), signal))
}

/** `first` and `members`: PIDs on this machine. */
export function findHandler(first: number, members: readonly number[], signal: string): string | null {
  const look = (pid: number): SignalTarget => {
    const status = readText(`/proc/${pid}/status`)
    const command = parseProcess(pid, status, readText(`/proc/${pid}/cmdline`))?.command ?? ''
    return { command, status }
  }
  return handlerOf(look(first), members.filter((pid) => pid !== first).map(look), signal)
}
