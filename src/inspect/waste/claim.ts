/** What one rule found in one layer: the contents that would be saved there. */
import { causeOf, killerOf, type End } from './lineage.ts'
import type { DeadCause } from '../../core/schema.ts'

/** One stored content, as a claim takes it in. */
export interface Item {
  /** The file, or the folder that stands for it. */
  readonly path: number
  readonly bytes: number
  /** Null for what is still in the image. */
  readonly end: End | null
  /** The layer that brought it first, and the one that stored it. */
  readonly origin: number
  readonly owner: number
  /** The path of the file that it equals, where that is the point. */
  readonly like?: number
}

/** `Rule` is what made the claim. */
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

  add({ path, bytes, end, origin, owner, like }: Item): void {
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

  /** The layer that killed most of what is dead, how, and whether it killed all of it; null where all lives. */
  get end(): { killer: number; cause: DeadCause; isOnly: boolean } | null {
    const end = largest(this.#ends)
    return end === null
      ? null
      : {
          killer: killerOf(end),
          cause: causeOf(end),
          isOnly: new Set([...this.#ends.keys()].map(killerOf)).size === 1,
        }
  }

  /** The layer that most of it came from first. */
  get origin(): number {
    return largest(this.#origins) ?? this.layer
  }

  /** The layer that stored most of it a second time; null where none did. */
  get againBy(): number | null {
    return largest(new Map([...this.#owners].filter(([owner]) => owner !== this.layer)))
  }

  /** Where most of it is. */
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
