/** What a name on the command line stands for, where nothing is built: a Report, an archive, an image of the engine or at a registry. */
import { existsSync, readSync, closeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { messageOf } from '../core/errors.ts'
import { KIND_NAMES, locate, openForReading, type Located } from '../core/file-access.ts'
import { REGISTRY, parseImageReference, whyNoImage } from '../core/image-reference.ts'
import { parseArchiveRef } from './archive-ref.ts'
import type { NamedImage } from './types.ts'
import { parseReference } from './values.ts'

export interface NameContext {
  readonly cwd: string
  /** As in `Inputs`. */
  readonly roots: readonly string[]
  readonly platform: string | null
  /** Receives one sentence for each mistake. */
  readonly mistakes: string[]
}

/** Null after a mistake. */
export function readImageName(name: string, around: NameContext): NamedImage | null {
  const { cwd, roots, platform, mistakes } = around
  if (name.trim() === '') {
    mistakes.push('a name is empty: expected a file, a folder or an image')
    return null
  }
  if (name.startsWith(REGISTRY)) return atRegistry(name, around)
  const archive = parseArchiveRef(name, (path) => existsSync(resolve(cwd, path)))
  const file = resolve(cwd, archive?.path ?? name)
  const place = locate(file, roots)
  const mistake = (what: string): null => {
    mistakes.push(`${name} ${what}`)
    return null
  }
  if (!place.ok) return mistake(`cannot be read: ${place.why}`)
  if (place.kind === null && archive === null && !LOOKS_LIKE_A_FILE.test(name)) return imageOf(name, around)
  if (place.kind === null) return mistake('does not exist: expected a file, a folder or an image')
  if (place.kind !== 'file' && place.kind !== 'folder')
    return mistake(`is ${KIND_NAMES[place.kind]}: expected a file or folder`)
  if (
    archive === null &&
    place.kind === 'folder' &&
    !LAYOUT_FILES.some((one) => existsSync(join(place.real, one)))
  )
    return mistake(
      'is a folder without an image (an OCI layout has an index.json): of a folder with a Dockerfile, give a Report that sea-trial wrote with --report',
    )
  if (archive === null && place.kind === 'file') {
    try {
      if (isJson(place)) return { kind: 'report', name, file }
    } catch (cause) {
      return mistake(`cannot be read: ${messageOf(cause)}`)
    }
  }
  return { kind: 'archive', name, file, ref: archive?.ref ?? null, platform }
}

function atRegistry(name: string, { platform, mistakes }: NameContext): NamedImage | null {
  const text = name.slice(REGISTRY.length)
  const image = parseImageReference(text)
  if (image) return { kind: 'registry', image, platform }
  mistakes.push(`${JSON.stringify(name.slice(0, 200))} does not name an image: ${whyNoImage(text) ?? ''}`)
  return null
}

/** One of them is in each folder with an image. */
const LAYOUT_FILES = ['index.json', 'manifest.json']
const LOOKS_LIKE_A_FILE = /^[./~-]|\.(?:json|tar|tgz|gz|zst)$/

function imageOf(ref: string, { platform, mistakes }: NameContext): NamedImage | null {
  if (parseReference(ref).ok) return { kind: 'image', ref, platform }
  mistakes.push(`${JSON.stringify(ref.slice(0, 200))} is neither a file nor the name of an image`)
  return null
}

/** Whether the file begins like a Report; archives do not. */
function isJson(place: Located): boolean {
  const start = Buffer.alloc(64)
  const descriptor = openForReading(place)
  try {
    const length = readSync(descriptor, start)
    return /^\uFEFF?\s*\{/.test(start.toString('utf8', 0, length))
  } finally {
    closeSync(descriptor)
  }
}
