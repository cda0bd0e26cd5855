import type { Layer as LayerRow } from '../../core/schema.ts'
import type { Paths } from '../tree/paths.ts'
import type { Replayed } from '../weigh/replay.ts'

/** A weighed image, as the rules see it. */
export interface WasteInput {
  /** Layers, final tree, and the ledger of every stored content. */
  readonly replayed: Replayed
  readonly paths: Paths
  /** The Report's rows of the layers, in order. */
  readonly rows: readonly LayerRow[]
  readonly packages: readonly Package[]
  /** Paths of the folders of packages that are installed for development only. */
  readonly development: readonly number[]
  /** The Dockerfile, for locations; null if unknown. */
  readonly file: string | null
  /** The Dockerfile's instruction that begins at a line, counted from 1, as written: `COPY --from=build /app /app`. */
  readonly instructionAt?: (line: number) => string | null
}

export interface Package {
  readonly type: string
  readonly name: string
  readonly version: string
  readonly bytes: number | null
  /** The layer that installed it. */
  readonly layer: number
}
