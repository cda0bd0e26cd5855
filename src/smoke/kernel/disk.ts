/** Free space on the disk where a local engine stores the files of containers. */
import { statfsSync } from 'node:fs'

/** With less free space the runner itself may fail. */
const LEAST_BYTES = 2 * 1024 ** 3
/** Less may have been written by other programs. */
const LEAST_WRITTEN = 512 * 1024 ** 2

/** Bytes written since the guard was created, when so little space is left that the container must be killed; else null. */
export type DiskGuard = () => number | null

export const noGuard: DiskGuard = () => null

/** `folder`: the engine's own, on this machine. */
export function guardDisk(folder: string): DiskGuard {
  const before = freeBytes(folder)
  return () => {
    const now = freeBytes(folder)
    if (before === null || now === null || now >= LEAST_BYTES) return null
    return before - now >= LEAST_WRITTEN ? before - now : null
  }
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null // the engine's folder is not this machine's
  }
}
