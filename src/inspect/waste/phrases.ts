/** Phrases that the rules share: the layer, how it ended, and through `LocationText` where the bytes are. */
import { bytes } from '../../lib/units.ts'
import type { DeadCause, Location } from '../../core/schema.ts'
import type { Paths } from '../tree/paths.ts'
import type { Claim } from './claim.ts'
import type { LayerOrigin } from './layer-origin.ts'
import { quoted, shown } from './quote.ts'
import type { Package } from './input.ts'
import { LocationText } from './location-text.ts'

/** Characters of a command in a message. */
const COMMAND = 60

export interface PhraseInput {
  readonly origins: readonly LayerOrigin[]
  readonly packages: readonly Package[]
  readonly paths: Paths
  readonly file: string | null
}

export class Phrases {
  readonly #input: PhraseInput
  readonly #locations = new Map<Claim, LocationText>()

  constructor(input: PhraseInput) {
    this.#input = input
  }

  get packages(): readonly Package[] {
    return this.#input.packages
  }

  origin(layer: number): LayerOrigin {
    const unknown: LayerOrigin = { index: layer, isYours: false, command: '', means: 'run', line: null }
    return this.#input.origins[layer] ?? unknown
  }

  /** Commands of this layer and those after it. */
  commandsFrom(layer: number): string[] {
    return this.#input.origins.slice(layer).map(({ command }) => command)
  }

  /** `` `RUN make` (Dockerfile:4) ``, `` `RUN make` (layer 5) ``, `layer 5`, `the base image`. */
  layer(index: number): string {
    const { command, isYours } = this.origin(index)
    if (!isYours) return 'the base image'
    return command === '' ? this.place(index) : `${quoted(shown(command), COMMAND)} (${this.place(index)})`
  }

  location(index: number): Location | null {
    const { file } = this.#input
    const { line } = this.origin(index)
    return file === null || line === null ? null : { file, line }
  }

  /** `Dockerfile:4`, else `layer 5`. */
  place(index: number): string {
    const { file } = this.#input
    const { line } = this.origin(index)
    return file === null || line === null
      ? `layer ${index}`
      : `${file.slice(file.lastIndexOf('/') + 1)}:${line}`
  }

  /** `, stored again by …` if a later layer changed only its mode or owner; else empty. */
  again({ againBy }: Claim): string {
    return againBy === null ? '' : `, stored again by ${this.layer(againBy)}`
  }

  /** `, deleted by …`, with the bytes that are still in the image; empty if all are. */
  end(claim: Claim): string {
    const { end } = claim
    if (end === null) return ''
    const others = end.isOnly ? '' : ' and others'
    const rest = claim.live > 0 ? ` (${bytes(claim.live)} of it is still there)` : ''
    return `, ${DONE[end.cause]} by ${this.layer(end.layer)}${others}${rest}`
  }

  /** Where its bytes are. Cached, since it is costly. */
  at(claim: Claim): LocationText {
    const location = this.#locations.get(claim) ?? new LocationText(claim, this.#input.paths)
    this.#locations.set(claim, location)
    return location
  }
}

const DONE: Readonly<Record<DeadCause, string>> = {
  deleted: 'deleted',
  overwritten: 'overwritten',
  metadata: 'stored again',
}
