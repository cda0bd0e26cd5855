/** Phrases that cures share: which layer, what became of it, and through `Where` where it lies. */
import { bytes } from '../../lib/units.ts'
import type { DeadCause, Location } from '../../core/schema.ts'
import type { Paths } from '../tree/paths.ts'
import type { Claim } from './claim.ts'
import type { LayerOrigin } from './layer-origin.ts'
import { quoted, shown } from './quote.ts'
import type { Package } from './input.ts'
import { LocationText } from './location-text.ts'

/** Characters of a command. */
const COMMAND = 60

export interface Setting {
  readonly makers: readonly LayerOrigin[]
  readonly packages: readonly Package[]
  readonly paths: Paths
  readonly file: string | null
}

export class Say {
  readonly #setting: Setting
  readonly #wheres = new Map<Claim, LocationText>()

  constructor(setting: Setting) {
    this.#setting = setting
  }

  get packages(): readonly Package[] {
    return this.#setting.packages
  }

  maker(layer: number): LayerOrigin {
    const unknown: LayerOrigin = { index: layer, isYours: false, command: '', means: 'run', line: null }
    return this.#setting.makers[layer] ?? unknown
  }

  /** Commands of this layer and those after it. */
  commandsFrom(layer: number): string[] {
    return this.#setting.makers.slice(layer).map(({ command }) => command)
  }

  /** `` `RUN make` (Dockerfile:4) ``, `` `RUN make` (layer 5) ``, `layer 5`, `the base image`. */
  layer(index: number): string {
    const { command, isYours } = this.maker(index)
    if (!isYours) return 'the base image'
    return command === '' ? this.place(index) : `${quoted(shown(command), COMMAND)} (${this.place(index)})`
  }

  location(index: number): Location | null {
    const { file } = this.#setting
    const { line } = this.maker(index)
    return file === null || line === null ? null : { file, line }
  }

  /** `Dockerfile:4`, else `layer 5`. */
  place(index: number): string {
    const { file } = this.#setting
    const { line } = this.maker(index)
    return file === null || line === null
      ? `layer ${index}`
      : `${file.slice(file.lastIndexOf('/') + 1)}:${line}`
  }

  /** Where a later layer only changed its mode or owner, and so stored it a second time. */
  again({ againBy }: Claim): string {
    return againBy === null ? '' : `, stored again by ${this.layer(againBy)}`
  }

  /** `, deleted by …`; of what is partly still there, how much. */
  end(claim: Claim): string {
    const { end } = claim
    if (end === null) return ''
    const others = end.isOnly ? '' : ' and others'
    const rest = claim.live > 0 ? ` (${bytes(claim.live)} of it is still there)` : ''
    return `, ${DONE[end.cause]} by ${this.layer(end.killer)}${others}${rest}`
  }

  /** Where it lies; worked out once. */
  at(claim: Claim): LocationText {
    const where = this.#wheres.get(claim) ?? new LocationText(claim, this.#setting.paths)
    this.#wheres.set(claim, where)
    return where
  }
}

const DONE: Readonly<Record<DeadCause, string>> = {
  deleted: 'deleted',
  overwritten: 'overwritten',
  metadata: 'stored again',
}
