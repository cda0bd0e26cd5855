/**
 * Which rule a path falls under, one step per folder. A finite automaton matches all patterns at once: a state says how
 * far a path has come in each of them; the next name gives the next state, which is computed once and cached. So the
 * cost does not depend on the number of patterns, and hostile paths cannot make more states than the patterns allow.
 *
 * A pattern is a path from the root, without a leading slash; it matches that path and everything below. `**` stands
 * for any number of folders, one `*` in a name for any characters.
 */
import { nameMatches, Names } from './name-table.ts'

/** The state of the root. */
export const START = 0
const NONE = -1

/** One part of a pattern: the name to match, and the rule if it is the last part. */
interface Step {
  readonly name: string
  readonly rule: number
}

export class Patterns {
  readonly names: Names
  readonly #steps: Step[] = []
  /** By state: the steps that the next name is compared with. */
  readonly #waiting: number[][] = []
  /** By state: the rule that was reached; `NONE` if none. */
  readonly #rules: number[] = []
  readonly #known = new Map<string, number>()
  readonly #next = new Map<number, number>()

  /** By rule: its patterns. If several rules match at the same folder, the first counts. */
  constructor(rules: readonly (readonly string[])[]) {
    const starts: number[] = []
    for (const [rule, patterns] of rules.entries())
      for (const pattern of patterns) starts.push(this.#add(pattern.split('/'), rule))
    this.names = new Names(this.#steps.map(({ name }) => name))
    this.#stateOf(this.#withSkipped(starts), NONE)
  }

  /** The rule of a state, which everything below falls under too; null if none. */
  rule(state: number): number | null {
    const rule = this.#rules[state] ?? NONE
    return rule === NONE ? null : rule
  }

  /** The state after one more name, given by its number in `names`. */
  next(state: number, name: number): number {
    if (this.rule(state) !== null) return state
    const key = state * this.names.count + name
    const known = this.#next.get(key)
    if (known !== undefined) return known
    const next = this.#walk(state, this.names.model(name))
    this.#next.set(key, next)
    return next
  }

  #add(names: readonly string[], rule: number): number {
    const first = this.#steps.length
    for (const [at, name] of names.entries())
      this.#steps.push({ name, rule: at === names.length - 1 ? rule : NONE })
    return first
  }

  #walk(state: number, name: string): number {
    const waiting: number[] = []
    const reached: number[] = []
    for (const at of this.#waiting[state] ?? []) {
      const step = this.#steps[at]
      if (step?.name === '**') waiting.push(at)
      else if (step && nameMatches(step.name, name)) {
        if (step.rule === NONE) waiting.push(at + 1)
        else reached.push(step.rule)
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

  #stateOf(waiting: number[], rule: number): number {
    const key = `${rule}:${waiting.join(',')}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#rules.push(rule)
    const state = this.#waiting.push(waiting) - 1
    this.#known.set(key, state)
    return state
  }
}
