/** Which path rule of the catalogue a content falls under, by how it came into the image and how it ended. */
import type { Paths } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Remapped } from '../weigh/renumber.ts'
import type { Replayed } from '../weigh/replay.ts'
import { PATH_RULES } from './catalogue/index.ts'
import type { Rule, PathRule } from './rule.ts'
import { PathMatcher } from './match/path-matcher.ts'
import type { Lineage } from './lineage.ts'
import type { LayerOrigin, Means } from './layer-origin.ts'
import { Patterns } from './match/patterns.ts'
import { ruleOf } from './path-rule.ts'

export interface PathMatch {
  readonly rule: Rule
  /** The file or folder that the rule's pattern names. */
  readonly top: number
}

/** The rules that apply to one means, and their matcher. */
interface Part {
  readonly rules: readonly { readonly pathRule: PathRule; readonly rule: Rule }[]
  readonly matcher: PathMatcher
}

export class PathRules {
  readonly #replayed: Replayed
  readonly #lineage: Lineage
  readonly #origins: readonly LayerOrigin[]
  readonly #parts: Readonly<Record<Means, Part>>
  /** Contents with a hard link outside the rule's path: deleting the path would not save them. */
  readonly #shared: ReadonlySet<number>

  constructor(replayed: Replayed, paths: Paths, lineage: Lineage, origins: readonly LayerOrigin[]) {
    this.#replayed = replayed
    this.#lineage = lineage
    this.#origins = origins
    this.#parts = { run: partOf('run', paths), copy: partOf('copy', paths), stage: partOf('stage', paths) }
    const yours = replayed.layers.filter((_, layer) => origins[layer]?.isYours)
    this.#shared = new Set(yours.flatMap((layer) => this.#sharedIn(layer)))
  }

  /** Null if it falls under no rule, or the rule does not see it as waste. */
  of(content: number): PathMatch | null {
    const part = this.#partOf(content)
    const storedAt = this.#replayed.ledger.storedAt(content)
    const match = part?.rules[part.matcher.rule(storedAt) ?? -1]
    if (!part || !match) return null
    const isLive = this.#lineage.end(content) === null
    const { rule, pathRule } = match
    const isWaste = isLive ? pathRule.live && !this.#shared.has(content) : pathRule.dead
    return isWaste ? { rule, top: part.matcher.top(storedAt) } : null
  }

  /** Null for files of the base image. */
  #partOf(content: number): Part | null {
    const origin = this.#origins[this.#lineage.origin(content)]
    return origin?.isYours ? this.#parts[origin.means] : null
  }

  /** By the hard links of a layer that are still in the image. */
  #sharedIn({ nodes }: Remapped): number[] {
    const { tree, ledger } = this.#replayed
    const shared: number[] = []
    for (const [row, path] of nodes.paths.entries()) {
      const kind = nodes.kinds[row]
      if ((kind !== Kind.FILE && kind !== Kind.LINK) || tree.kind(path) !== Kind.FILE) continue
      const content = tree.value(path)
      const storedAt = ledger.storedAt(content)
      const matcher = storedAt === path ? undefined : this.#partOf(content)?.matcher
      if (matcher && matcher.rule(storedAt) !== matcher.rule(path)) shared.push(content)
    }
    return shared
  }
}

function partOf(means: Means, paths: Paths): Part {
  const rules = RULES.filter(({ pathRule: { by } }) => by === undefined || by.includes(means))
  const patterns = new Patterns(rules.map(({ pathRule }) => pathRule.paths))
  return { rules, matcher: new PathMatcher(paths, patterns) }
}

const RULES: Part['rules'] = PATH_RULES.map((pathRule) => ({ pathRule, rule: ruleOf(pathRule) }))
