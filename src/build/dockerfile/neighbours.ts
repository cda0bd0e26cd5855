/** Reads files of the build context, for suggestions and evidence. Never outside the context. */
import { closeSync, fstatSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD_BYTES } from '../../platform/elf.ts'
import { locateInside, openForReading, readText, type Located } from '../../core/file-access.ts'
import { list } from './locate.ts'

/** Names in a folder of the context; null when it is missing or outside, also through a link. */
export function neighboursIn(context: string): (folder: string) => string[] | null {
  return (folder) => {
    const place = locateInside(join(context, folder), context)
    return place.ok && place.kind !== null ? list(place.real) : null
  }
}

export interface ContextFile {
  /** Relative to the context. */
  path: string
  /** Its first bytes, enough to detect its kind. */
  bytes: Buffer
  /** Permission bits. */
  mode: number
}

/** Null for what is not a regular file, cannot be read, or is outside the context. */
export function fileIn(context: string): (path: string) => ContextFile | null {
  return (path) => {
    const place = locateInside(join(context, path), context)
    return place.ok ? headOfFile(place, path) : null
  }
}

const LARGEST_TEXT = 1024 * 1024

/** Null for what is not a regular file, is too large, cannot be read, or is outside the context. */
export function textIn(context: string): (path: string) => string | null {
  return (path) => {
    const place = locateInside(join(context, path), context)
    try {
      return place.ok && place.kind === 'file' ? readText(place, { most: LARGEST_TEXT }) : null
    } catch {
      return null
    }
  }
}

function headOfFile(place: Located, path: string): ContextFile | null {
  let file: number | null = null
  try {
    file = openForReading(place)
    const stat = fstatSync(file)
    const bytes = Buffer.alloc(HEAD_BYTES)
    const length = readSync(file, bytes, 0, HEAD_BYTES, 0)
    return { path, bytes: bytes.subarray(0, length), mode: stat.mode & 0o7777 }
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}
