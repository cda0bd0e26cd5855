/** Who of a container's processes handles a signal that it was sent and is still running: PID 1, or a child of an init. */
import { posix } from 'node:path'
import { has, parseMasks, signalNumber } from './process.ts'
import { parseProcess } from './processes.ts'
import { readText } from './read.ts'

/** They hand what they receive on to their child. */
const INITS = /^(?:tini(?:-static)?|docker-init|dumb-init|catatonit|s6-svscan|init|runit|runsvdir)$/

export interface Handling {
  command: string
  /** Of its `/proc/<pid>/status`. */
  status: string
}

/**
 * The command line of the one that handles it; null where none does. `first` is PID 1. To be asked after the signal: Node
 * catches SIGTERM once, and no more, where the app has no handler of its own.
 */
export function handlerOf(first: Handling, others: readonly Handling[], signal: string): string | null {
  const number = signalNumber(signal)
  if (number === null) return null
  const name = posix.basename(first.command.split(' ', 1)[0] ?? '')
  if (!INITS.test(name) && handles(first.status, number)) return first.command
  const isPassedOn = INITS.test(name) || has(parseMasks(first.status)?.blocked ?? 0n, number)
  const child = isPassedOn ? others.find(({ status }) => handles(status, number)) : undefined
  return child?.command ?? null
}

/** A handler, or it is kept blocked to be fetched (signalfd), and was. */
export function handles(status: string, signal: number): boolean {
  const masks = parseMasks(status)
  if (masks === null) return false
  const pending = /^ShdPnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'
  return has(masks.caught, signal) || (has(masks.blocked, signal) && !has(BigInt(`0x${pending}`), signal))
}

/** Of processes of this machine, by their numbers here. */
export function findHandler(first: number, members: readonly number[], signal: string): string | null {
  const look = (pid: number): Handling => {
    const status = readText(`/proc/${pid}/status`)
    const command = parseProcess(pid, status, readText(`/proc/${pid}/cmdline`))?.command ?? ''
    return { command, status }
  }
  return handlerOf(look(first), members.filter((pid) => pid !== first).map(look), signal)
}
