/** Room on the disk where a local engine keeps what containers write. */
import { statfsSync } from 'node:fs'

/** With less than this left the runner itself gets into trouble. */
const LEAST_BYTES = 2 * 1024 ** 3
/** What others write meanwhile is not held against the container. */
const LEAST_WRITTEN = 512 * 1024 ** 2

/** Bytes that are gone since the first call, when so few are left that it has to end; else null. */
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
