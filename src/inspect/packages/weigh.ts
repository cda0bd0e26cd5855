import type { Group, Owns } from './catalogers/fact.ts'
import type { FileSystem } from './file-system.ts'
import type { PackageClaim, Package } from './package.ts'
import { limits } from './catalogers/limits.ts'
import { joined } from './catalogers/path.ts'

export interface FileList {
  readonly files: readonly Group[]
  /** The layer of the list itself. */
  readonly layer: number
}

/** Sums the files that a package owns, and finds the layer that has most of them. */
export class PackageWeigher {
  /** Whether there were more files to look up than `limits.paths`. */
  isCut = false
  readonly #lists: ReadonlyMap<string, FileList>
  readonly #folders: ReadonlyMap<string, number>
  readonly #files: FileSystem
  #left: number = limits.paths

  constructor(lists: ReadonlyMap<string, FileList>, folders: ReadonlyMap<string, number>, files: FileSystem) {
    this.#lists = lists
    this.#folders = folders
    this.#files = files
  }

  /** `keep` gets the files that it names, as `FileSystem.id` numbers them. */
  weigh({ owns, ...claim }: PackageClaim, keep?: (files: ReadonlySet<number>) => void): Package {
    const weighed = new Weighed(this.#files)
    for (const one of owns) this.#put(one, weighed)
    keep?.(weighed.files)
    return {
      type: claim.type,
      name: claim.name,
      version: claim.version,
      bytes: weighed.bytes,
      path: claim.path,
      layer: weighed.layer() ?? claim.layer,
      ...claim.details,
    }
  }

  #put(owns: Owns, weighed: Weighed): void {
    switch (owns?.kind) {
      case 'bytes':
        weighed.add(owns.bytes)
        break
      case 'folder':
        // a missing or empty folder does not show where the package's files are
        if (this.#files.below(owns.folder) > 0) weighed.add(Math.max(0, this.#folders.get(owns.folder) ?? 0))
        break
      case 'files':
        this.#putFiles(owns.files, weighed)
        break
      case 'listed': {
        const list = owns.lists.map((path) => this.#lists.get(path)).find((found) => found !== undefined)
        if (!list) break
        weighed.listLayer = list.layer
        this.#putFiles(list.files, weighed)
      }
    }
  }

  /** All or none: part of a package's bytes would be a wrong figure. */
  #putFiles(groups: readonly Group[], weighed: Weighed): void {
    this.#left -= groups.reduce((sum, { names }) => sum + names.length, 0)
    if (this.#left < 0) {
      this.isCut = true
      return
    }
    weighed.add(0)
    for (const { folder, names } of groups)
      if (folder.length <= limits.pathLength)
        for (const name of names) if (name.length <= limits.pathLength) weighed.addFile(joined(folder, name))
  }
}

/** The sums for one package. A file counts once, even if several paths of it are named. */
class Weighed {
  bytes: number | null = null
  listLayer: number | null = null
  readonly files = new Set<number>()
  readonly #files: FileSystem
  readonly #layers = new Map<number, number>()

  constructor(files: FileSystem) {
    this.#files = files
  }

  add(bytes: number): void {
    this.bytes = (this.bytes ?? 0) + bytes
  }

  addFile(path: string): void {
    const id = this.#files.id(path)
    if (id === null || this.files.has(id)) return
    this.files.add(id)
    this.add(this.#files.size(path))
    const layer = this.#files.layer(path)
    if (layer !== null) this.#layers.set(layer, (this.#layers.get(layer) ?? 0) + 1)
  }

  /** The layer of most files, the lowest of several; without files, that of the list. */
  layer(): number | null {
    const most = Math.max(0, ...this.#layers.values())
    const layers = [...this.#layers].filter(([, count]) => count === most).map(([layer]) => layer)
    return layers.length > 0 ? Math.min(...layers) : this.listLayer
  }
}
