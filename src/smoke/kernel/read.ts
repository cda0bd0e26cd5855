/** Reads the kernel's files under `/proc` and `/sys`. */
import { readFileSync, readdirSync } from 'node:fs'

/** Empty where the file is missing or this process may not read it. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** Folders of the process's threads, such as `/proc/42/task/43`; none where it has ended. */
export function threadFolders(pid: number): string[] {
  const folder = `/proc/${pid}/task`
  try {
    return readdirSync(folder).map((thread) => `${folder}/${thread}`)
  } catch {
    return []
  }
}
