/**
 * Which cure claims which stored content: each falls to one cure of one layer, or to none, so that no byte is told
 * twice. What your layers brought is asked in this order: whether it is a package for development; the place where it
 * lies; whether it is only stored again;
 * whether a later layer killed it; whether the image has it elsewhere. Of the base image only those contents count
 * that your layers killed.
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
import { causeOf, killerOf, Lineage } from './lineage.ts'
import type { LayerOrigin } from './layer-origin.ts'
import { PathRules } from './path-rules.ts'
import { isRecord } from './records.ts'
import type { WasteInput } from './input.ts'

export function claimsOf(sight: WasteInput, makers: readonly LayerOrigin[]): Claim<Rule>[] {
  const { replayed, paths } = sight
  const lineage = new Lineage(replayed, (layer) => makers[layer]?.isYours ?? false)
  const sorter = new Sorter(
    replayed.ledger,
    lineage,
    new PathRules(replayed, paths, lineage, makers),
    new Development(sight, lineage, makers),
    makers,
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
  readonly #places: PathRules
  readonly #development: Development
  readonly #makers: readonly LayerOrigin[]
  readonly #paths: Pick<Paths, 'text'>
  readonly #originals: FirstCopies
  readonly #claims = new Map<Rule, Map<number, Claim<Rule>>>()

  constructor(
    ledger: Ledger,
    lineage: Lineage,
    places: PathRules,
    development: Development,
    makers: readonly LayerOrigin[],
    paths: Pick<Paths, 'text'>,
  ) {
    this.#ledger = ledger
    this.#lineage = lineage
    this.#places = places
    this.#development = development
    this.#makers = makers
    this.#paths = paths
    this.#originals = new FirstCopies(ledger)
  }

  /** Contents come in order. */
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
    const place = folder === null ? this.#places.of(content) : null
    const isLive = this.#ledger.killer(content) === null
    if (folder !== null) this.#claim(devDependencies, this.#ledger.owner(content), content, { path: folder })
    else if (place) this.#claim(place.cure, this.#lineage.origin(content), content, { path: place.top })
    else if (this.#lineage.isCopy(content)) this.#copy(content, isLive)
    else if (isLive) this.#live(content)
    else this.#dead(content)
  }

  #copy(content: number, isLive: boolean): void {
    const owner = this.#ledger.owner(content)
    this.#claim(this.#makers[owner]?.means === 'run' ? modeCopies : copiedTwice, owner, content)
    if (isLive) this.#originals.add(content)
  }

  /** What has a copy that lives costs nothing itself; what a layer lost to itself is another finding. */
  #dead(content: number): void {
    const end = this.#lineage.end(content)
    const owner = this.#ledger.owner(content)
    if (end !== null && killerOf(end) !== owner) this.#claim(deadWeight, owner, content)
  }

  #live(content: number): void {
    const original = this.#originals.of(content)
    if (original === null) this.#originals.add(content)
    else
      this.#claim(duplicateFiles, this.#ledger.owner(content), content, {
        like: this.#ledger.storedAt(original),
      })
  }

  #base(content: number): void {
    const end = this.#lineage.end(content)
    if (end === null) {
      if (this.#ledger.killer(content) === null) this.#originals.add(content)
    } else if (this.#isYours(killerOf(end)) && !this.#isRewritten(content, causeOf(end)))
      this.#claim(causeOf(end) === 'deleted' ? baseDeleted : baseReplaced, killerOf(end), content)
  }

  /** As every installation does; nothing can be changed about that. */
  #isRewritten(content: number, cause: DeadCause): boolean {
    return cause !== 'deleted' && isRecord(this.#paths.text(this.#ledger.storedAt(content)))
  }

  #claim(rule: Rule, layer: number, content: number, more: Partial<Pick<Item, 'path' | 'like'>> = {}): void {
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
    return this.#makers[layer]?.isYours ?? false
  }
}
