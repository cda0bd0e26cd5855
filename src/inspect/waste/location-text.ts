import { bytes, count } from '../../lib/units.ts'
import { ROOT, type Paths } from '../tree/paths.ts'
import { largestFolders, type SizedPath } from '../weigh/largest-folders.ts'
import type { Claim } from './claim.ts'
import { quoted, short } from './quote.ts'

/** Characters of a path in a message. */
const PATH = 160
const MOST_NAMES = 2
/** Lines of evidence. */
export const MOST_LINES = 8

/** Phrases for the paths that hold the bytes of a claim. */
export class LocationText {
  readonly #claim: Claim
  readonly #paths: Paths
  #cached: Locations | null = null

  constructor(claim: Claim, paths: Paths) {
    this.#claim = claim
    this.#paths = paths
  }

  /** `` `/usr/share` ``: the folder that holds all of it, or if that is vague the largest paths in it. */
  get within(): string {
    return this.#folder ?? namesOf(this.#locations.places)
  }

  /** `` `/usr/share/man`, `/usr/share/locale` ``: the matches of a pattern if they are few, else as `within`. */
  get tops(): string {
    const { places } = this.#locations
    return places.length > 0 && places.length <= MOST_NAMES ? namesOf(places) : this.within
  }

  /** `` 3,120 files of `/usr/share` ``, `` 2 files (`/usr/bin/a`, `/lib/b`) ``; a single one by its path. */
  get files(): string {
    const { files } = this.#claim
    if (files === 1) return this.within
    return `${count(files, 'file')} ${this.#folder === null ? `(${this.within})` : `of ${this.#folder}`}`
  }

  /** The path that holds most of it, to be quoted. */
  get largest(): string {
    return quoted(this.#paths.text(this.#claim.largestPath), PATH).slice(1, -1)
  }

  /** The same, unquoted and complete. */
  get topmost(): string {
    return this.#paths.text(this.#claim.largestPath)
  }

  /** How many distinct files and folders it names. */
  get places(): number {
    return new Set(this.#claim.paths).size
  }

  /** Those of them that hold most, the largest first. */
  get ranked(): SizedPath[] {
    const sums = new Map<number, number>()
    for (const [row, path] of this.#claim.paths.entries())
      sums.set(path, (sums.get(path) ?? 0) + (this.#claim.sizes[row] ?? 0))
    const rows = [...sums].sort(([, a], [, b]) => b - a).slice(0, MOST_LINES)
    return rows.map(([path, sum]) => ({ path: this.#paths.text(path), bytes: sum }))
  }

  /** The folders or files that hold most of it. */
  get lines(): string[] {
    return this.#locations.places.map(({ path, bytes: size }) => `${bytes(size)} ${short(path, PATH)}`)
  }

  /** The largest files, each with the one that it equals. */
  get pairs(): string[] {
    const { paths, sizes, likes } = this.#claim
    const text = (path: number | undefined): string => short(this.#paths.text(path ?? ROOT), PATH)
    const rows = [...paths.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0)).slice(0, MOST_LINES)
    return rows.map((row) => `${bytes(sizes[row] ?? 0)} ${text(paths[row])}, the same as ${text(likes[row])}`)
  }

  /** The file that the first of its files equals. */
  get twin(): string {
    return quoted(this.#paths.text(this.#claim.likes[0] ?? ROOT), PATH)
  }

  /** Null if it is vague and there are more precise paths. */
  get #folder(): string | null {
    const { within, places } = this.#locations
    return VAGUE.test(within) && places.length > 0 ? null : quoted(within, PATH)
  }

  get #locations(): Locations {
    return (this.#cached ??= locationsOf(this.#claim, this.#paths, MOST_LINES))
  }
}

function namesOf(places: readonly SizedPath[]): string {
  const names = places.slice(0, MOST_NAMES).map(({ path }) => quoted(path, PATH))
  return [...names, ...(places.length > names.length ? ['…'] : [])].join(', ')
}

/** Folders whose name says little about their content. */
const VAGUE = /^\/(?:etc|home|lib|root|usr|var)?$/

interface Locations {
  /** The file or folder that holds all of it. */
  readonly within: string
  /** The folders and files that hold most, the largest first, none within another. */
  readonly places: readonly SizedPath[]
}

function locationsOf({ paths: claimed, sizes }: Claim, paths: Paths, most: number): Locations {
  const own = new Float64Array(paths.count)
  for (const [index, path] of claimed.entries()) own[path] = (own[path] ?? 0) + (sizes[index] ?? 0)
  const order = withFolders(claimed, paths)
  const inOrder = Float64Array.from(order, (path) => own[path] ?? 0)
  return {
    within: paths.text(commonOf(order, inOrder, paths)),
    places: largestFolders(order, inOrder, paths, most),
  }
}

/** The paths and all folders above them, except the root. Parents come first: they have smaller numbers. */
function withFolders(claimed: readonly number[], paths: Paths): Int32Array {
  const isNeeded = new Uint8Array(paths.count)
  let needed = 0
  for (const path of claimed)
    for (let at = path; at !== ROOT && isNeeded[at] === 0; at = paths.parent(at)) {
      isNeeded[at] = 1
      needed++
    }
  const order = new Int32Array(needed)
  for (let path = paths.count - 1; path > ROOT; path--) if (isNeeded[path]) order[--needed] = path
  return order
}

/** The deepest folder that holds all of `order`: goes down from the root while there is only one child. */
function commonOf(order: Int32Array, own: Float64Array, paths: Paths): number {
  const children = new Map<number, number>()
  for (const path of order) {
    const parent = paths.parent(path)
    children.set(parent, (children.get(parent) ?? 0) + 1)
  }
  let common = ROOT
  for (const [index, path] of order.entries()) {
    if (children.get(common) !== 1 || (index > 0 && own[index - 1] !== 0)) break
    common = path
  }
  return common
}
