/** One of the kernel's small files; empty where it is not there or not ours to read. */
import { readFileSync } from 'node:fs'

export function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
