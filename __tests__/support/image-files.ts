/** `ImageFiles` of layers that are written as members of a tar. */
import type { ImageFiles } from '../../src/core/image-files.ts'
import { Budget } from '../../src/inspect/budget.ts'
import { imageFiles } from '../../src/inspect/image-files.ts'
import { LayerReader } from '../../src/inspect/layer/reader.ts'
import { newPathSpace } from '../../src/inspect/weigh/renumber.ts'
import { replay } from '../../src/inspect/weigh/replay.ts'
import { tar, type Member } from './tar.ts'

export function filesOf(...layers: Member[][]): ImageFiles {
  const budget = new Budget()
  const space = newPathSpace(budget.linkSteps)
  const read = layers.map((members) => {
    const reader = new LayerReader(budget)
    reader.write(tar(members))
    return reader.end()
  })
  return imageFiles(
    replay(read, space, (_, cause) => cause),
    space,
  )
}

/** The number of a path. */
export function pathOf(files: ImageFiles, text: string): number {
  for (let path = 0; path < files.count; path++) if (files.text(path) === text) return path
  throw new Error(`there is no ${text}`)
}
