import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemCode } from './errors.ts'

/**
 * Makes a folder and those above it that are missing. Throws the system's error. In place of `recursive: true`, with which
 * Node never returns where the system refuses a folder as if the one above it were missing, as below `/proc`.
 */
export function makeFolders(path: string, mode = 0o777): void {
  if (makeOne(path, mode)) return
  makeFolders(dirname(path), mode)
  if (!makeOne(path, mode)) mkdirSync(path, { mode })
}

/** False if the folder above it is missing. */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode })
    return true
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST' && statSync(path).isDirectory()) return true
    if (systemCode(cause) !== 'ENOENT' || existsSync(dirname(path))) throw cause
    return false
  }
}
