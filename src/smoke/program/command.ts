/** The words that a container runs: the image's, or those given instead. Pure. */
import type { SmokeInputs } from '../../inputs/types.ts'
import type { ImageConfig } from '../../core/schema.ts'

/** An entrypoint of one's own drops the image's CMD, as Docker does. */
export function commandOf(
  config: Pick<ImageConfig, 'entrypoint' | 'cmd'>,
  inputs: Pick<SmokeInputs, 'entrypoint' | 'command'>,
): readonly string[] {
  const entrypoint = inputs.entrypoint ?? config.entrypoint
  return [...entrypoint, ...(inputs.command ?? (inputs.entrypoint?.length ? [] : config.cmd))]
}
