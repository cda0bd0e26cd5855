/**
 * Assigns each stored content to one rule of one layer, or to none, so that no byte counts twice. For what your layers
 * added, the first match counts: a package for development; a path of the catalogue; stored again unchanged; deleted
 * or replaced by a later layer; equal to another file of the image. Of the base image only those contents count that
 * your layers deleted or replaced.
 */
import type { DeadCause } from '../../core/schema.ts'
import type { Paths } from '../tree/paths.ts'
import type { Ledger } from '../weigh/ledger.ts'
import {
  baseDeleted,
  baseReplaced,
  copiedTwice,
  deadWeight,
  devDependencies,
  duplicateFiles,
  modeCopies,
} from './catalogue/index.ts'
import { Claim, type Item } from './claim.ts'
import type { Rule } from './rule.ts'
import { Development } from './development.ts'
import { FirstCopies } from './first-copies.ts'
import { endCauseOf, endLayerOf, Lineage } from './lineage.ts'
import type { LayerOrigin } from './layer-origin.ts'
import { PathRules } from './path-rules.ts'
import { isRecord } from './records.ts'
import type { WasteInput } from './input.ts'

/** One claim for each rule and layer that waste was found for, in no order. `origins`: by layer. */
export function claimsOf(input: WasteInput, origins: readonly LayerOrigin[]): Claim<Rule>[] {
  const { replayed, paths } = input
  const lineage = new Lineage(replayed, (layer) => origins[layer]?.isYours ?? false)
  const sorter = new Sorter(
    replayed.ledger,
    lineage,
    new PathRules(replayed, paths, lineage, origins),
    new Development(input, lineage, origins),
    origins,
    paths,
  )
  for (const [layer, { files }] of replayed.layers.entries()) {
    const first = replayed.ledger.base(layer)
    for (let content = first; content < first + files; content++) sorter.sort(content)
  }
  return sorter.claims()
}

class Sorter {
  readonly #ledger: Ledger
  readonly #lineage: Lineage
  readonly #pathRules: PathRules
  readonly #development: Development
  readonly #origins: readonly LayerOrigin[]
  readonly #paths: Pick<Paths, 'text'>
  readonly #firstCopies: FirstCopies
  readonly #claims = new Map<Rule, Map<number, Claim<Rule>>>()

  constructor(
    ledger: Ledger,
    lineage: Lineage,
    pathRules: PathRules,
    development: Development,
    origins: readonly LayerOrigin[],
    paths: Pick<Paths, 'text'>,
  ) {
    this.#ledger = ledger
    this.#lineage = lineage
    this.#pathRules = pathRules
    this.#development = development
    this.#origins = origins
    this.#paths = paths
    this.#firstCopies = new FirstCopies(ledger)
  }

  /** Contents in ascending order: the first of equal files is the original. */
  sort(content: number): void {
    if (this.#ledger.size(content) === 0) return
    if (this.#isYours(this.#ledger.owner(content))) this.#own(content)
    else this.#base(content)
  }

  claims(): Claim<Rule>[] {
    return [...this.#claims.values()].flatMap((byLayer) => [...byLayer.values()])
  }

  #own(content: number): void {
    const folder = this.#development.of(content)
    const match = folder === null ? this.#pathRules.of(content) : null
    const isLive = this.#ledger.killer(content) === null
    if (folder !== null) this.#claim(devDependencies, this.#ledger.owner(content), content, { path: folder })
    else if (match) this.#claim(match.rule, this.#lineage.origin(content), content, { path: match.top })
    else if (this.#lineage.isCopy(content)) this.#copy(content, isLive)
    else if (isLive) this.#live(content)
    else this.#dead(content)
  }

  #copy(content: number, isLive: boolean): void {
    const owner = this.#ledger.owner(content)
    this.#claim(this.#origins[owner]?.means === 'run' ? modeCopies : copiedTwice, owner, content)
    if (isLive) this.#firstCopies.add(content)
  }

  /** With a copy that is in the image, it costs nothing itself; deleted by its own layer, it was never shipped. */
  #dead(content: number): void {
    const end = this.#lineage.end(content)
    const owner = this.#ledger.owner(content)
    if (end !== null && endLayerOf(end) !== owner) this.#claim(deadWeight, owner, content)
  }

  #live(content: number): void {
    const first = this.#firstCopies.of(content)
    if (first === null) this.#firstCopies.add(content)
    else
      this.#claim(duplicateFiles, this.#ledger.owner(content), content, {
        twin: this.#ledger.storedAt(first),
      })
  }

  #base(content: number): void {
    const end = this.#lineage.end(content)
    if (end === null) {
      if (this.#ledger.killer(content) === null) this.#firstCopies.add(content)
    } else if (this.#isYours(endLayerOf(end)) && !this.#isRewritten(content, endCauseOf(end)))
      this.#claim(endCauseOf(end) === 'deleted' ? baseDeleted : baseReplaced, endLayerOf(end), content)
  }

  /** Every installation rewrites these files; nobody can avoid that. */
  #isRewritten(content: number, cause: DeadCause): boolean {
    return cause !== 'deleted' && isRecord(this.#paths.text(this.#ledger.storedAt(content)))
  }

  #claim(rule: Rule, layer: number, content: number, more: Partial<Pick<Item, 'path' | 'twin'>> = {}): void {
    const byLayer = this.#claims.get(rule) ?? new Map<number, Claim<Rule>>()
    const claim = byLayer.get(layer) ?? new Claim(rule, layer)
    this.#claims.set(rule, byLayer.set(layer, claim))
    claim.add({
      path: this.#ledger.storedAt(content),
      bytes: this.#ledger.size(content),
      end: this.#lineage.end(content),
      origin: this.#lineage.origin(content),
      owner: this.#ledger.owner(content),
      ...more,
    })
  }

  #isYours(layer: number): boolean {
    return this.#origins[layer]?.isYours ?? false
  }
}
