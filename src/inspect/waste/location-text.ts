/** Phrases for where the bytes of a claim lie. */
import { bytes, count } from '../../lib/units.ts'
import { ROOT, type Paths } from '../tree/paths.ts'
import type { SizedPath } from '../weigh/largest-folders.ts'
import type { Claim } from './claim.ts'
import { quoted, short } from './quote.ts'
import { locationsOf, type Locations } from './told.ts'

/** Characters of a path. */
const PATH = 160
const MOST_NAMES = 2
/** Lines of evidence. */
export const MOST_LINES = 8

export class LocationText {
  readonly #claim: Claim
  readonly #paths: Paths
  #known: Locations | null = null

  constructor(claim: Claim, paths: Paths) {
    this.#claim = claim
    this.#paths = paths
  }

  /** `` `/usr/share` ``: the folder that all of it lies in, or where that is vague the largest in it. */
  get within(): string {
    return this.#folder ?? namesOf(this.#told.places)
  }

  /** `` `/usr/share/man`, `/usr/share/locale` ``: what a pattern names, where that is in few places. */
  get tops(): string {
    const { places } = this.#told
    return places.length > 0 && places.length <= MOST_NAMES ? namesOf(places) : this.within
  }

  /** `` 3,120 files of `/usr/share` ``, `` 2 files (`/usr/bin/a`, `/lib/b`) ``; a single one by its name. */
  get files(): string {
    const { files } = this.#claim
    if (files === 1) return this.within
    return `${count(files, 'file')} ${this.#folder === null ? `(${this.within})` : `of ${this.#folder}`}`
  }

  /** Where most of it is, for a quotation. */
  get largest(): string {
    return quoted(this.#paths.text(this.#claim.largestPath), PATH).slice(1, -1)
  }

  /** How many files and folders it was said of. */
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
    return this.#told.places.map(({ path, bytes: size }) => `${bytes(size)} ${short(path, PATH)}`)
  }

  /** The largest files, each with the one that it equals. */
  get pairs(): string[] {
    const { paths, sizes, likes } = this.#claim
    const text = (path: number | undefined): string => short(this.#paths.text(path ?? ROOT), PATH)
    const rows = [...paths.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0)).slice(0, MOST_LINES)
    return rows.map((row) => `${bytes(sizes[row] ?? 0)} ${text(paths[row])}, the same as ${text(likes[row])}`)
  }

  /** The file that the first of them equals. */
  get twin(): string {
    return quoted(this.#paths.text(this.#claim.likes[0] ?? ROOT), PATH)
  }

  /** Null where it says little, and there are places that say more. */
  get #folder(): string | null {
    const { within, places } = this.#told
    return VAGUE.test(within) && places.length > 0 ? null : quoted(within, PATH)
  }

  get #told(): Locations {
    return (this.#known ??= locationsOf(this.#claim, this.#paths, MOST_LINES))
  }
}

function namesOf(places: readonly SizedPath[]): string {
  const names = places.slice(0, MOST_NAMES).map(({ path }) => quoted(path, PATH))
  return [...names, ...(places.length > names.length ? ['…'] : [])].join(', ')
}

/** Folders that say little of what lies in them. */
const VAGUE = /^\/(?:etc|home|lib|root|usr|var)?$/
