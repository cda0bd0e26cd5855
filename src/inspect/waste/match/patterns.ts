/**
 * Which cure a path falls under, one step per folder. All patterns are walked at once: a state says how far along
 * each of them a path has come, and the next name leads to the next state, worked out once and then remembered. So
 * the cost does not depend on how many patterns there are, and hostile paths can make no more states than patterns
 * allow.
 *
 * A pattern is a path from the root, without a slash in front; it matches what lies there and all below. `**` stands
 * for any number of folders, one `*` in a name for any characters.
 */
import { nameMatches, Names } from './name-table.ts'

/** Where a walk begins. */
export const START = 0
const NONE = -1

/** One step of a pattern: the name that leads on from it, and the cure if that is the pattern's last. */
interface Step {
  readonly name: string
  readonly cure: number
}

export class Patterns {
  readonly names: Names
  readonly #steps: Step[] = []
  /** By state: the steps that wait for a name. */
  readonly #waiting: number[][] = []
  /** By state: the cure that was reached; `NONE` while none was. */
  readonly #cures: number[] = []
  readonly #known = new Map<string, number>()
  readonly #next = new Map<number, number>()

  /** Of each cure its patterns. Where several match at the same folder, the first cure counts. */
  constructor(cures: readonly (readonly string[])[]) {
    const starts: number[] = []
    for (const [cure, patterns] of cures.entries())
      for (const pattern of patterns) starts.push(this.#add(pattern.split('/'), cure))
    this.names = new Names(this.#steps.map(({ name }) => name))
    this.#stateOf(this.#withSkipped(starts), NONE)
  }

  /** The cure of a state: what lies there, and all below, falls under it. */
  cure(state: number): number | null {
    const cure = this.#cures[state] ?? NONE
    return cure === NONE ? null : cure
  }

  /** The state after one more name, given by its number in `names`. */
  next(state: number, name: number): number {
    if (this.cure(state) !== null) return state
    const key = state * this.names.count + name
    const known = this.#next.get(key)
    if (known !== undefined) return known
    const next = this.#walk(state, this.names.model(name))
    this.#next.set(key, next)
    return next
  }

  #add(names: readonly string[], cure: number): number {
    const first = this.#steps.length
    for (const [at, name] of names.entries())
      this.#steps.push({ name, cure: at === names.length - 1 ? cure : NONE })
    return first
  }

  #walk(state: number, name: string): number {
    const waiting: number[] = []
    const reached: number[] = []
    for (const at of this.#waiting[state] ?? []) {
      const step = this.#steps[at]
      if (step?.name === '**') waiting.push(at)
      else if (step && nameMatches(step.name, name)) {
        if (step.cure === NONE) waiting.push(at + 1)
        else reached.push(step.cure)
      }
    }
    return reached.length > 0
      ? this.#stateOf([], Math.min(...reached))
      : this.#stateOf(this.#withSkipped(waiting), NONE)
  }

  /** `**` may stand for no folder at all. */
  #withSkipped(steps: readonly number[]): number[] {
    const all = steps.flatMap((at) => (this.#steps[at]?.name === '**' ? [at, at + 1] : [at]))
    return [...new Set(all)].sort((a, b) => a - b)
  }

  #stateOf(waiting: number[], cure: number): number {
    const key = `${cure}:${waiting.join(',')}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#cures.push(cure)
    const state = this.#waiting.push(waiting) - 1
    this.#known.set(key, state)
    return state
  }
}
