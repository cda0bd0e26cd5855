/** Weighs an image at a registry: nothing is loaded into an engine, and layers of earlier runs are not downloaded. */
import type { Clock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Progress } from '../core/progress.ts'
import { layerCache, type BaseHints, type ImageAnalysis, type InspectOptions } from '../inspect/index.ts'
import { RegistryError, openRegistry } from '../registry/index.ts'
import type { Host } from './host.ts'
import type { Stages } from './stages.ts'

export interface RegistryImage {
  readonly reference: ImageReference
  /** `linux/amd64`; null: this machine's. */
  readonly platform: string | null
  readonly base?: BaseHints
  readonly options?: Partial<InspectOptions>
  readonly env: Host['env']
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly progress: Progress
}

/** Rejects with a UserError whose sentence has the cause and the fix, or with the reason of the aborted signal. */
export async function weighAtRegistry(
  { reference, platform, base, options: more, progress, ...rules }: RegistryImage,
  inspect: Stages['inspect'],
): Promise<ImageAnalysis> {
  const access = openRegistry(reference, rules)
  const common = { platform, ref: reference.text, cache: layerCache(), progress, ...more }
  const options = { ...common, ...(base ? { base } : {}) }
  try {
    return await inspect({ kind: 'registry', access }, options)
  } catch (cause) {
    if (cause instanceof RegistryError) throw new UserError('image-not-found', cause.message, '', { cause })
    throw cause
  } finally {
    access.close()
  }
}
