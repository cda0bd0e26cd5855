/** What the HTML page adds to a run in processor time, and how large it is. */
import { EntryKind, type ImageFiles } from '../../src/core/image-files.ts'
import type { Report } from '../../src/core/schema.ts'
import { pageTree, renderHtml } from '../../src/report/index.ts'
import { median } from '../rounds.ts'
import { ms, times, type Row } from '../table.ts'

const FILES = 200_000
const FOLDERS = 20_000
const ROUNDS = 7
const TARGET = 0.3
const MOST_BYTES = 1_000_000

/** Folders in a tree of ten each; files in them, of sizes from some bytes to some megabytes. */
function manyFiles(): ImageFiles {
  const count = FOLDERS + FILES
  const random = generator(1)
  const isFolder = (path: number): boolean => path < FOLDERS
  const parents = Int32Array.from({ length: count }, (_, path) =>
    isFolder(path) ? Math.floor((path - 1) / 10) : Math.floor(random() * FOLDERS),
  )
  parents[0] = 0
  const sizes = Float64Array.from({ length: count }, (_, path) =>
    isFolder(path) ? 0 : Math.floor(2 ** (random() * 22)),
  )
  const names = Array.from(
    { length: count },
    (_, path) => `${isFolder(path) ? 'folder' : 'file'}_${Math.floor(random() * 1e6).toString(36)}.js`,
  )
  return {
    count,
    parent: (path) => parents[path] ?? 0,
    name: (path) => names[path] ?? '',
    text: (path) => names[path] ?? '',
    target: () => null,
    final: {
      kinds: Uint8Array.from({ length: count }, (_, path) =>
        isFolder(path) ? EntryKind.FOLDER : EntryKind.FILE,
      ),
      sizes,
      layers: Int32Array.from(sizes, () => Math.floor(random() * 20)),
      times: Float64Array.from(sizes, () => Math.floor(1.7e9 + random() * 1e7)),
      modes: new Uint16Array(count),
      uids: new Int32Array(count),
      gids: new Int32Array(count),
    },
    layers: [],
  }
}

/** Numbers from 0 to 1, the same each time. */
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

export function makingRow(): Row {
  const files = manyFiles()
  const report = { name: 'app', verdict: 'pass', headline: 'app is seaworthy' } as Report // what the document reads
  let bytes = 0
  const seconds = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    const page = renderHtml({ images: [{ report, tree: pageTree(files, []) }] }, { script: '', style: '' })
    bytes = Buffer.byteLength(page)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1e6
  })
  const taken = median(seconds)
  const isMet = taken <= TARGET && bytes < MOST_BYTES
  return [
    `page of ${FILES.toLocaleString('en')} files / what a page may take`,
    times(taken / TARGET, 2),
    `${ms(taken)} / ${ms(TARGET)}, ${Math.round(bytes / 1000)} KB of 1 MB: ${isMet ? 'met' : 'missed'}`,
  ]
}
