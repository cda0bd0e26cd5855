/** Weighed images in memory, as the rules see them: each layer from its instruction and its files. */
import { Budget } from '../../src/inspect/budget.ts'
import type { WasteInput } from '../../src/inspect/waste/index.ts'
import { LayerReader } from '../../src/inspect/layer/reader.ts'
import { inventoryOf } from '../../src/inspect/inventory.ts'
import { FinalFiles } from '../../src/inspect/weigh/final-files.ts'
import { newPathSpace } from '../../src/inspect/weigh/renumber.ts'
import { replay } from '../../src/inspect/weigh/replay.ts'
import type { Layer } from '../../src/core/schema.ts'
import { file, tar, type Member } from './tar.ts'

export interface Step {
  /** The instruction as written; empty for a layer of the base image. */
  by: string
  members: Member[]
}

export const from = (...members: Member[]): Step => ({ by: '', members })
export const step = (by: string, ...members: Member[]): Step => ({ by, members })

/** A Dockerfile whose first line is FROM, and that has an instruction in each line after it. */
export function sightOf(steps: readonly Step[], more: Partial<WasteInput> = {}): WasteInput {
  const budget = new Budget()
  const ground = newPathSpace(budget.linkSteps)
  const layers = steps.map(({ members }) => {
    const reader = new LayerReader(budget)
    reader.write(tar(members))
    return reader.end()
  })
  const replayed = replay([...layers], ground, (_, cause) => cause)
  const first = steps.findIndex(({ by }) => by !== '')
  const rows = steps.map((one, index): Layer => {
    const { size, files, entries } = layers[index] ?? { size: 0, files: 0, entries: 0 }
    const made = one.by === '' ? {} : { line: index - first + 2 }
    const part = one.by === '' ? 'base' : 'yours'
    return {
      index,
      diffId: `sha256:${index}`,
      size,
      files,
      entries,
      deadWeight: 0,
      createdBy: inHistory(one.by),
      ...made,
      part,
    }
  })
  const written = new Map(rows.map(({ line, index }) => [line, steps[index]?.by ?? null]))
  const instructionAt = (line: number): string | null => written.get(line) ?? null
  const { development } = inventoryOf(new FinalFiles(replayed, ground))
  const file = 'app/Dockerfile'
  return { replayed, paths: ground.paths, rows, packages: [], development, file, instructionAt, ...more }
}

/** The history as BuildKit writes it: without the source of a COPY, and without ONBUILD. */
function inHistory(written: string): string {
  const by = written.replace('ONBUILD ', '')
  if (by.startsWith('RUN ')) return `RUN /bin/sh -c ${by.slice(4)} # buildkit`
  return by === '' ? 'a layer of the base' : `${by.replace(/ --from=\S+/, '')} # buildkit`
}

let seed = 0
/** A file of that many megabytes with unique content. */
export function megabytes(path: string, size: number): Member {
  const content = Buffer.alloc(size * 1_000_000, 'waste')
  content.writeUInt32BE(seed++)
  return file(path, content)
}
