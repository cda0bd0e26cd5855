/** What one rule found in one layer: the stored contents that its fix would save. */
import { endCauseOf, endLayerOf, type End } from './lineage.ts'
import type { DeadCause } from '../../core/schema.ts'

/** One stored content of a claim. */
export interface Item {
  /** The file, or the folder that the rule names instead. */
  readonly path: number
  readonly bytes: number
  /** Null if it is still in the image. */
  readonly end: End | null
  /** The layer that added it first, and the one that stored this copy. */
  readonly origin: number
  readonly owner: number
  /** The path of the file that it equals, if the rule is about equal files. */
  readonly twin?: number
}

/** Sums of its items. `Rule`: the rule that made the claim. */
export class Claim<Rule = unknown> {
  readonly rule: Rule
  /** The layer to change. */
  readonly layer: number
  bytes = 0
  files = 0
  /** Bytes that are still in the image. */
  live = 0
  readonly paths: number[] = []
  readonly sizes: number[] = []
  readonly likes: number[] = []
  readonly #ends = new Map<End, number>()
  readonly #origins = new Map<number, number>()
  readonly #owners = new Map<number, number>()

  constructor(rule: Rule, layer: number) {
    this.rule = rule
    this.layer = layer
  }

  add({ path, bytes, end, origin, owner, twin: like }: Item): void {
    this.bytes += bytes
    this.files++
    this.paths.push(path)
    this.sizes.push(bytes)
    if (like !== undefined) this.likes.push(like)
    if (end === null) this.live += bytes
    else raise(this.#ends, end, bytes)
    raise(this.#origins, origin, bytes)
    raise(this.#owners, owner, bytes)
  }

  /** The layer that deleted or replaced most of it, how, and whether it was the only one; null if all is in the image. */
  get end(): { layer: number; cause: DeadCause; isOnly: boolean } | null {
    const end = largest(this.#ends)
    return end === null
      ? null
      : {
          layer: endLayerOf(end),
          cause: endCauseOf(end),
          isOnly: new Set([...this.#ends.keys()].map(endLayerOf)).size === 1,
        }
  }

  /** The layer that added most of it first. */
  get origin(): number {
    return largest(this.#origins) ?? this.layer
  }

  /** The layer that stored most of it a second time; null if none did. */
  get againBy(): number | null {
    return largest(new Map([...this.#owners].filter(([owner]) => owner !== this.layer)))
  }

  /** The path that holds most of it. */
  get largestPath(): number {
    const sums = new Map<number, number>()
    for (const [index, path] of this.paths.entries()) raise(sums, path, this.sizes[index] ?? 0)
    return largest(sums) ?? 0
  }

  get isMostlyLive(): boolean {
    return this.live * 2 > this.bytes
  }
}

function raise(sums: Map<number, number>, key: number, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by)
}

function largest(sums: ReadonlyMap<number, number>): number | null {
  let [most, key]: [number, number | null] = [-1, null]
  for (const [candidate, sum] of sums) if (sum > most) [most, key] = [sum, candidate]
  return key
}
