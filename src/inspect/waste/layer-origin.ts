/** What made each layer: the instruction, and how its files came in. */
import type { Layer as LayerRow } from '../../core/schema.ts'
import { commandOf } from '../oci/command.ts'
import type { WasteInput } from './input.ts'

/** `copy`: from the build context or a URL; `stage`: from another stage or image. */
export type Means = 'run' | 'copy' | 'stage'

export interface LayerOrigin {
  readonly index: number
  readonly isYours: boolean
  /** `RUN make`; empty if unknown. */
  readonly command: string
  readonly means: Means
  /** In the Dockerfile, counted from 1; null if unknown. */
  readonly line: number | null
}

/** By layer, from the Report's rows and, where at hand, the Dockerfile. */
export const layerOriginsOf = ({ rows, instructionAt = () => null }: WasteInput): LayerOrigin[] =>
  rows.map((row) => {
    const command = commandOf(row.createdBy)
    return {
      index: row.index,
      isYours: row.part === 'yours',
      command,
      means: meansOf(command, written(row, instructionAt)),
      line: row.line ?? null,
    }
  })

/** `ONBUILD COPY …` of a base image ran as `COPY …`. */
const written = ({ line }: LayerRow, instructionAt: (line: number) => string | null): string | null =>
  line === undefined ? null : (instructionAt(line)?.replace(/^ONBUILD\s+/i, '') ?? null)

/**
 * Builders leave `--from` out of the history. Without the Dockerfile, a COPY of absolute paths only is taken to be from
 * a stage: paths of a build context are rarely written so.
 */
function meansOf(command: string, instruction: string | null): Means {
  if (!isCopy(command)) return 'run'
  const words = (instruction ?? command).split(/\s+/).slice(1)
  const flags = words.filter((word) => word.startsWith('--'))
  if (instruction !== null && isCopy(instruction))
    return flags.some((flag) => flag.startsWith('--from=')) ? 'stage' : 'copy'
  const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1)
  const isAbsolute = sources.length > 0 && sources.every((source) => source.startsWith('/'))
  return isAbsolute && /^COPY\s/.test(command) ? 'stage' : 'copy'
}

const isCopy = (command: string): boolean => /^(?:COPY|ADD)\s/i.test(command)
