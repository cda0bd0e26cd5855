/** Signals and scheduling of a container's first process, where it is a process of this machine. */
import { constants } from 'node:os'
import { readText, threadFolders } from './read.ts'

/**
 * Whether `/proc/<pid>` here is the container's process: where the engine runs in a virtual machine, or this job in its own
 * PID namespace, the number is of another process. The cgroup path contains the container's ID.
 */
export function isOurProcess(pid: number, containerId: string): boolean {
  return pid > 0 && readText(`/proc/${pid}/cgroup`).includes(containerId)
}

export interface SignalMasks {
  caught: bigint
  blocked: bigint
}

/** Masks of a `/proc/<pid>/status`; null where they are missing. */
export function parseMasks(status: string): SignalMasks | null {
  const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1]
  const blocked = /^SigBlk:\s*([0-9a-f]+)$/m.exec(status)?.[1]
  return caught && blocked ? { caught: BigInt(`0x${caught}`), blocked: BigInt(`0x${blocked}`) } : null
}

/** Null where it is unknown. */
export function ignoresSignal(pid: number, signal: string): boolean | null {
  const number = signalNumber(signal)
  const masks = threadFolders(pid).map((thread) => parseMasks(readText(`${thread}/status`)))
  return number === null || masks.length === 0 ? null : isDropped(masks, number)
}

/** How often its threads have given up the processor so far; null where that is unknown. */
export function wakesOf(pid: number): number | null {
  const counts = threadFolders(pid).map((thread) => parseWakes(readText(`${thread}/status`)))
  return counts.length === 0 ? null : counts.reduce<number | null>(sum, 0)
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

/** Of a `/proc/<pid>/status`. */
export function parseWakes(status: string): number | null {
  const counts = [...status.matchAll(/^(?:non)?voluntary_ctxt_switches:\s*(\d+)$/gm)].map(([, count]) =>
    Number(count),
  )
  return counts.length === 0 ? null : counts.reduce((a, b) => a + b, 0)
}

/** From the status of PID 1 only: all threads share handlers, and the kernel checks the first one's mask. */
export function dropsSignal(status: string, signal: number): boolean | null {
  const masks = parseMasks(status)
  return masks && isDropped([masks], signal)
}

/**
 * Whether the kernel seems to drop the signal, as it does for PID 1 of a namespace without a handler. A blocked signal is
 * kept and may be fetched (signalfd), so it is not dropped where any thread blocks it. While a thread sleeps in
 * sigtimedwait, as inits do (tini, dumb-init), the kernel shows the awaited signals as not blocked: so this proves nothing
 * until the signal was sent and woke no thread.
 */
export function isDropped(threads: readonly (SignalMasks | null)[], signal: number): boolean {
  return threads.every((mask) => mask !== null && !has(mask.caught, signal) && !has(mask.blocked, signal))
}

/** Whether the bit of that signal is set. */
export const has = (mask: bigint, signal: number): boolean => ((mask >> BigInt(signal - 1)) & 1n) === 1n

/** Real-time signals as C libraries number them, for `SIGRTMIN+3`. */
const SIGRTMIN = 34
const SIGRTMAX = 64

/** `SIGTERM`, `TERM`, `15`, `SIGRTMIN+3`, `RTMAX-1` → number; null for any other text. */
export function signalNumber(name: string): number | null {
  const word = name.toUpperCase().replace(/^SIG/, '')
  if (/^\d+$/.test(word)) return inRange(Number(word), 1)
  const realTime = /^RT(?:MIN(?:\+(\d+))?|MAX(?:-(\d+))?)$/.exec(word)
  if (realTime) {
    const [, up = 0, down = 0] = realTime
    return inRange(word.startsWith('RTMIN') ? SIGRTMIN + Number(up) : SIGRTMAX - Number(down), SIGRTMIN)
  }
  return Object.entries(constants.signals).find(([key]) => key === `SIG${word}`)?.[1] ?? null
}

const inRange = (signal: number, least: number): number | null =>
  signal >= least && signal <= SIGRTMAX ? signal : null

/** `15` → `SIGTERM`; a name in capitals, with SIG before it. */
export function signalName(name: string): string {
  const word = name.toUpperCase()
  if (!/^\d+$/.test(word)) return word.startsWith('SIG') ? word : `SIG${word}`
  return Object.entries(constants.signals).find(([, value]) => value === Number(word))?.[0] ?? word
}

/** Shells and Docker use 128 + n for death by signal n. Undefined for other codes, and signals without a name. */
export function signalOfExit(code: number): string | undefined {
  const name = signalName(String(code - 128))
  return code > 128 && name.startsWith('SIG') ? name : undefined
}
