/** Which place of the catalogue a content lies in, by how it came into the image and what became of it. */
import type { Paths } from '../tree/paths.ts'
import { Kind } from '../tree/tree.ts'
import type { Remapped } from '../weigh/renumber.ts'
import type { Replayed } from '../weigh/replay.ts'
import { PLACES } from './catalogue/index.ts'
import type { Rule, PathRule } from './rule.ts'
import { PathMatcher } from './match/path-matcher.ts'
import type { Lineage } from './lineage.ts'
import type { LayerOrigin, Means } from './layer-origin.ts'
import { Patterns } from './match/patterns.ts'
import { ruleOf } from './path-rule.ts'

export interface InPlace {
  readonly cure: Rule
  /** The file or folder that the cure's pattern names. */
  readonly top: number
}

/** The part of the catalogue that counts for one means. */
interface Part {
  readonly cures: readonly { readonly place: PathRule; readonly cure: Rule }[]
  readonly grounds: PathMatcher
}

export class PathRules {
  readonly #replayed: Replayed
  readonly #lineage: Lineage
  readonly #makers: readonly LayerOrigin[]
  readonly #parts: Readonly<Record<Means, Part>>
  /** Contents with a name that lies elsewhere: without the place they would still be there. */
  readonly #shared: ReadonlySet<number>

  constructor(replayed: Replayed, paths: Paths, lineage: Lineage, makers: readonly LayerOrigin[]) {
    this.#replayed = replayed
    this.#lineage = lineage
    this.#makers = makers
    this.#parts = { run: partOf('run', paths), copy: partOf('copy', paths), stage: partOf('stage', paths) }
    const yours = replayed.layers.filter((_, layer) => makers[layer]?.isYours)
    this.#shared = new Set(yours.flatMap((layer) => this.#sharedIn(layer)))
  }

  /** Null where it lies in none, or where the one that it lies in does not mind. */
  of(content: number): InPlace | null {
    const part = this.#partOf(content)
    const home = this.#replayed.ledger.storedAt(content)
    const found = part?.cures[part.grounds.cure(home) ?? -1]
    if (!part || !found) return null
    const isLive = this.#lineage.end(content) === null
    const isWaste = isLive ? found.place.live && !this.#shared.has(content) : found.place.dead
    return isWaste ? { cure: found.cure, top: part.grounds.top(home) } : null
  }

  /** Null for what the base image brought. */
  #partOf(content: number): Part | null {
    const maker = this.#makers[this.#lineage.origin(content)]
    return maker?.isYours ? this.#parts[maker.means] : null
  }

  /** By the hard links of a layer that are still there. */
  #sharedIn({ nodes }: Remapped): number[] {
    const { tree, ledger } = this.#replayed
    const shared: number[] = []
    for (const [row, path] of nodes.paths.entries()) {
      const kind = nodes.kinds[row]
      if ((kind !== Kind.FILE && kind !== Kind.LINK) || tree.kind(path) !== Kind.FILE) continue
      const content = tree.value(path)
      const home = ledger.storedAt(content)
      const grounds = home === path ? undefined : this.#partOf(content)?.grounds
      if (grounds && grounds.cure(home) !== grounds.cure(path)) shared.push(content)
    }
    return shared
  }
}

function partOf(means: Means, paths: Paths): Part {
  const cures = CURES.filter(({ place: { by } }) => by === undefined || by.includes(means))
  return { cures, grounds: new PathMatcher(paths, new Patterns(cures.map(({ place }) => place.paths))) }
}

const CURES: Part['cures'] = PLACES.map((place) => ({ place, cure: ruleOf(place) }))
