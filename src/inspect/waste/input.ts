/** What there is to see of a weighed image. */
import type { Layer as LayerRow } from '../../core/schema.ts'
import type { Paths } from '../tree/paths.ts'
import type { Replayed } from '../weigh/replay.ts'

export interface WasteInput {
  /** Layers, final tree, and the account of every stored content. */
  readonly replayed: Replayed
  readonly paths: Paths
  /** The layers as the Report has them, in order. */
  readonly rows: readonly LayerRow[]
  readonly packages: readonly Package[]
  /** Paths of the folders of packages that are installed for development only. */
  readonly development: readonly number[]
  /** The Dockerfile, for locations; null where it is not known. */
  readonly file: string | null
  /** The Dockerfile's instruction that begins at a line, as written: `COPY --from=build /app /app`. */
  readonly instructionAt?: (line: number) => string | null
}

export interface Package {
  readonly type: string
  readonly name: string
  readonly version: string
  readonly bytes: number | null
  /** The layer that brought it. */
  readonly layer: number
}
