/** `ImageFiles` of a few files, as `inspect` makes them. */
import { EntryKind, NO_OWNER, type ImageFiles } from '../../src/core/image-files.ts'

export interface OneFile {
  /** `usr/bin/app`: folders are made. */
  readonly path: string
  readonly bytes: number
  readonly layer?: number
  readonly time?: number
  /** Index of a package. */
  readonly owner?: number
}

export function imageFilesOf(files: readonly OneFile[]): ImageFiles {
  const rows = [
    { name: '', parent: 0, kind: EntryKind.FOLDER as number, size: 0, layer: 0, time: 0, owner: NO_OWNER },
  ]
  const folders = new Map([['', 0]])
  const folderOf = (path: string): number => {
    const known = folders.get(path)
    if (known !== undefined) return known
    const parent = folderOf(parentOf(path))
    folders.set(path, rows.length)
    rows.push({
      name: nameOf(path),
      parent,
      kind: EntryKind.FOLDER,
      size: 0,
      layer: 0,
      time: 0,
      owner: NO_OWNER,
    })
    return rows.length - 1
  }
  for (const { path, bytes, layer = 0, time = 0, owner = NO_OWNER } of files) {
    const parent = folderOf(parentOf(path))
    rows.push({ name: nameOf(path), parent, kind: EntryKind.FILE, size: bytes, layer, time, owner })
  }
  const text = (path: number): string =>
    path === 0 ? '/' : `${text(rows[path]?.parent ?? 0).replace(/\/$/, '')}/${rows[path]?.name ?? ''}`
  return {
    count: rows.length,
    parent: (path) => rows[path]?.parent ?? 0,
    name: (path) => rows[path]?.name ?? '',
    text,
    target: () => null,
    final: {
      kinds: Uint8Array.from(rows, ({ kind }) => kind),
      sizes: Float64Array.from(rows, ({ size }) => size),
      layers: Int32Array.from(rows, ({ layer }) => layer),
      times: Float64Array.from(rows, ({ time }) => time),
      modes: new Uint16Array(rows.length),
      uids: new Int32Array(rows.length),
      gids: new Int32Array(rows.length),
    },
    owners: Int32Array.from(rows, ({ owner }) => owner),
    layers: [],
  }
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
