import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { ROOT, type Paths } from './paths.ts'
import { Kind, type Tree } from './tree.ts'
import type { Texts } from './texts.ts'

const SLASH = 0x2f
const DOT = 0x2e

/** Remaining cost of following links, for all paths of an archive: bytes of link targets. */
export interface Steps {
  left: number
}

interface Rest {
  bytes: Uint8Array
  at: number
}

/** Resolves a path as written to a path of the tree, following the tree's symbolic links as a kernel does. */
export class Resolver {
  readonly #paths: Paths
  readonly #tree: Tree
  readonly #targets: Texts
  readonly #steps: Steps

  constructor(paths: Paths, tree: Tree, targets: Texts, steps: Steps) {
    this.#paths = paths
    this.#tree = tree
    this.#targets = targets
    this.#steps = steps
  }

  /**
   * The path that `bytes` names from the root. Links are followed, also the last one; missing parts count as folders.
   * `..` above the root stays at the root. Throws Malformed over the limits.
   */
  resolve(bytes: Uint8Array): number {
    const rest: Rest[] = [{ bytes, at: 0 }]
    let path = ROOT
    for (let hops = 0, top = rest.at(-1); top; top = rest.at(-1)) {
      const { start, end } = nextName(top.bytes, top.at)
      top.at = end
      if (start === end) rest.pop()
      else if (isDots(top.bytes, start, end, 2)) path = this.#paths.parent(path)
      else if (!isDots(top.bytes, start, end, 1)) {
        const child = this.#paths.child(path, top.bytes, start, end)
        if (this.#tree.kind(child) !== Kind.SYMLINK) path = child
        else {
          if (++hops > limits.linkHops)
            throw new Malformed(`too many symbolic links to follow at ${this.#paths.text(child)}`)
          const target = this.#follow(child)
          if (target[0] === SLASH) path = ROOT
          rest.push({ bytes: target, at: 0 })
        }
      }
    }
    return path
  }

  #follow(link: number): Uint8Array {
    const target = this.#targets.get(this.#tree.value(link))
    this.#steps.left -= target.length + 1
    if (this.#steps.left < 0)
      throw new Malformed(`following its symbolic links takes more than ${limits.linkSteps} steps`)
    return target
  }
}

/** The next part between slashes; `start` equals `end` after the last one. */
function nextName(bytes: Uint8Array, from: number): { start: number; end: number } {
  let start = from
  while (bytes[start] === SLASH) start++
  let end = start
  while (end < bytes.length && bytes[end] !== SLASH) end++
  return { start, end }
}

/** Whether the part `bytes[start..end)` is `count` dots. */
export const isDots = (bytes: Uint8Array, start: number, end: number, count: 1 | 2): boolean =>
  end - start === count && bytes[start] === DOT && bytes[end - 1] === DOT
