/** Pushes the stored bytes of an image. */
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { ImageContent } from '../core/image-content.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Progress } from '../core/progress.ts'
import { distinct, toEach, type OpenRegistry } from './destinations.ts'
import { readGraph } from './graph.ts'
import { meterOf } from './meter.ts'
import { shipToRepository } from './repository.ts'
import { failed, type ShipResult } from './result.ts'

export interface ShipAccess {
  /** With the credentials of `docker login`. */
  readonly openRegistry: OpenRegistry
  readonly clock: Clock
  /** Ends the push; what was not set by then has failed. */
  readonly signal: AbortSignal
  readonly progress: Pick<Progress, 'waiting'>
  /** Repositories that may have layers of the image, such as that of its base: they are mounted from there. */
  readonly mountFrom?: readonly ImageReference[]
}

/** Never rejects: what failed is in the result. */
export async function ship(
  content: ImageContent,
  destinations: readonly ImageReference[],
  { openRegistry, clock, signal, progress, mountFrom = [] }: ShipAccess,
): Promise<ShipResult> {
  const { digest } = content.root
  try {
    const graph = await readGraph(content)
    const meter = meterOf(progress)
    /** By host and digest: a repository that has the blob. */
    const holders = new Map<string, string>()
    const refs = await toEach(destinations, openRegistry, (refs, registry) => {
      const [{ host, repository: name }] = refs
      const others = mountFrom.filter((other) => other.host === host && other.repository !== name)
      const neighbours = others.map(({ repository }) => repository)
      const to = { registry, host, name, clock, signal, meter, holders, neighbours }
      return shipToRepository({ graph, content }, refs, to)
    })
    const manifests = graph.nodes.flatMap(({ manifest }) => manifest ?? [])
    return { digest, refs, traffic: meter.traffic(), manifests }
  } catch (cause) {
    const why = `The image cannot be pushed: ${messageOf(cause)}`
    const refs = distinct(destinations).map((ref) => failed(ref, digest, why))
    return { digest, refs, traffic: {}, manifests: [] }
  }
}
