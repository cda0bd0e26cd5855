import { ints } from '../../tree/column.ts'
import { ROOT, type Paths } from '../../tree/paths.ts'
import { START, type Patterns } from './patterns.ts'

/** By path: the rule that it falls under, and the folder where that begins. Each folder is looked at once. */
export class PathMatcher {
  readonly #paths: Pick<Paths, 'name' | 'parent'>
  readonly #patterns: Patterns
  /** State + 1 of each path; 0 if not known yet. */
  readonly #states = ints()
  readonly #tops = ints()

  constructor(paths: Pick<Paths, 'name' | 'parent'>, patterns: Patterns) {
    this.#paths = paths
    this.#patterns = patterns
    this.#states.set(ROOT, START + 1)
  }

  /** The number of the rule, as `Patterns` counts them; null if none. */
  rule(path: number): number | null {
    return this.#patterns.rule(this.#state(path))
  }

  /** The file or folder that the pattern names, for a path that falls under a rule. */
  top(path: number): number {
    this.#state(path)
    return this.#tops.at(path)
  }

  /** No recursion: hostile trees are deep. */
  #state(path: number): number {
    const unknown: number[] = []
    let at = path
    for (; this.#states.at(at) === 0; at = this.#paths.parent(at)) unknown.push(at)
    let state = this.#states.at(at) - 1
    for (const next of unknown.reverse()) {
      const isBelow = this.#patterns.rule(state) !== null
      this.#tops.set(next, isBelow ? this.#tops.at(this.#paths.parent(next)) : next)
      if (!isBelow) state = this.#patterns.next(state, this.#patterns.names.numberOf(this.#paths.name(next)))
      this.#states.set(next, state + 1)
    }
    return state
  }
}
