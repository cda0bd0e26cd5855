/** `sea-trial tree IMAGE [PATH]`: the files of an image, or what a layer did to them. */
import { listFiles, listJson, listText } from '../../browse/index.ts'
import { UserError } from '../../core/errors.ts'
import { readTree, type Arguments } from '../../inputs/index.ts'
import type { TreeInputs } from '../../inputs/types.ts'
import { maskOf } from '../../lib/redact.ts'
import type { Host } from '../host.ts'
import { textOf } from '../named-image.ts'
import { weighFiles } from './image.ts'

/** Returns the exit code 0. Rejects with a UserError: exit 2 for a path or layer that the image does not have. */
export async function tree(given: Arguments, host: Host): Promise<number> {
  const inputs = readTree(given, host.cwd)
  const { image, files } = await weighFiles(inputs.image, host, { findings: false })
  const layer = layerOf(inputs, files.layers.length)
  const baseLayers = image.layers.filter(({ part }) => part === 'base').length
  const listed = listFiles(files, { ...inputs, layer, baseLayers })
  if (!listed) throw missing(inputs)
  const text =
    inputs.format === 'text'
      ? listText(listed, inputs.largest !== null)
      : listJson(listed, textOf(inputs.image), layer)
  host.stdout.write(maskOf([])(text))
  return 0
}

/** From 0. */
function layerOf({ layer }: TreeInputs, count: number): number | null {
  if (layer === null) return null
  const index = layer < 0 ? count + layer : layer
  if (index >= 0 && index < count) return index
  throw new UserError(
    'settings',
    `--layer: ${layer} is not a layer: the image has ${count}, from 0`,
    'See sea-trial layers.',
    { exit: 2 },
  )
}

function missing({ path }: TreeInputs): UserError {
  const hint = 'List the folder above it. A path begins at the root of the image.'
  return new UserError('settings', `The image has no ${path}`, hint, { exit: 2 })
}
