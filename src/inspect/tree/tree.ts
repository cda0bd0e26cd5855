import { ints, octets } from './column.ts'
import { ROOT, type Paths } from './paths.ts'

/** What is at a path. WHITEOUT, OPAQUE and LINK occur in the tree of a single layer only. */
export const Kind = {
  NOTHING: 0,
  FOLDER: 1,
  /** Value: the number of its content. */
  FILE: 2,
  /** Value: the number of its target in `Texts`. */
  SYMLINK: 3,
  /** A device or FIFO. */
  OTHER: 4,
  /** Hides this path of lower layers. */
  WHITEOUT: 5,
  /** A folder that hides its content of lower layers. */
  OPAQUE: 6,
  /** A hard link to a file of a lower layer. Value: the path of its target. */
  LINK: 7,
} as const
export type Kind = number

export const isFolder = (kind: Kind): boolean => kind === Kind.FOLDER || kind === Kind.OPAQUE

/**
 * A file system tree over the numbers of `Paths`: the node at each path, and each folder's children. Adding and removing
 * a file take constant time; removing a folder takes time for each node in it.
 */
export class Tree {
  /** Called for every node that is removed. */
  onLeave: (kind: Kind, value: number, path: number) => void = () => {}
  readonly #paths: Paths
  readonly #kinds = octets()
  readonly #values = ints()
  readonly #firstChild = ints()
  readonly #next = ints()
  readonly #previous = ints()

  constructor(paths: Paths) {
    this.#paths = paths
    this.#kinds.set(ROOT, Kind.FOLDER)
  }

  kind(path: number): Kind {
    return this.#kinds.at(path)
  }

  value(path: number): number {
    return this.#values.at(path)
  }

  /** Adds a node at an empty path; its folder must exist. */
  add(path: number, kind: Kind, value = 0): void {
    const folder = this.#paths.parent(path)
    const first = this.#firstChild.at(folder)
    this.#kinds.set(path, kind)
    this.#values.set(path, value)
    this.#next.set(path, first)
    this.#previous.set(path, 0)
    if (first !== 0) this.#previous.set(first, path)
    this.#firstChild.set(folder, path)
  }

  /** Changes the kind of a folder; its children stay. */
  changeFolder(path: number, kind: Kind): void {
    this.#kinds.set(path, kind)
  }

  /** Removes the node at the path, and all below it. */
  remove(path: number): void {
    if (this.kind(path) === Kind.NOTHING) return
    this.removeChildren(path)
    this.#unlink(path)
  }

  /** No recursion: hostile trees are deep. */
  removeChildren(path: number): void {
    for (let at = path; ;) {
      const child = this.#firstChild.at(at)
      if (child !== 0) at = child
      else if (at === path) return
      else {
        this.#unlink(at)
        at = this.#paths.parent(at)
      }
    }
  }

  #unlink(path: number): void {
    const next = this.#next.at(path)
    const previous = this.#previous.at(path)
    if (next !== 0) this.#previous.set(next, previous)
    if (previous !== 0) this.#next.set(previous, next)
    else this.#firstChild.set(this.#paths.parent(path), next)
    const kind = this.kind(path)
    this.#kinds.set(path, Kind.NOTHING)
    this.onLeave(kind, this.value(path), path)
  }

  /** All paths except the root, each folder before its children. Do not change the tree meanwhile. */
  *walk(): Generator<number, void, void> {
    for (let at = this.#firstChild.at(ROOT); at !== 0; at = this.#following(at)) yield at
  }

  #following(path: number): number {
    const child = this.#firstChild.at(path)
    if (child !== 0) return child
    for (let at = path; at !== ROOT; at = this.#paths.parent(at)) {
      const next = this.#next.at(at)
      if (next !== 0) return next
    }
    return 0
  }
}
