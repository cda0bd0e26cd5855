/** The command of a container: that of the image, or the one in the settings. Pure. */
import type { SmokeInputs } from '../../inputs/types.ts'
import type { ImageConfig } from '../../core/schema.ts'

/** A different entrypoint resets the image's CMD, as in Docker. */
export function commandOf(
  config: Pick<ImageConfig, 'entrypoint' | 'cmd'>,
  inputs: Pick<SmokeInputs, 'entrypoint' | 'command'>,
): readonly string[] {
  const entrypoint = inputs.entrypoint ?? config.entrypoint
  return [...entrypoint, ...(inputs.command ?? (inputs.entrypoint?.length ? [] : config.cmd))]
}
