/** Where an image is pushed to: registries side by side, and the repositories of one registry in turn. */
import type { ImageReference } from '../core/image-reference.ts'
import { groupBy } from '../lib/group-by.ts'
import type { RegistryWriter } from '../registry/index.ts'
import type { ShippedRef } from './result.ts'

export type OpenRegistry = (repository: ImageReference) => RegistryWriter

/** `refs`: all of one repository, at least one. Does not reject. */
export type ShipTo = (
  refs: readonly [ImageReference, ...ImageReference[]],
  registry: RegistryWriter,
) => Promise<ShippedRef[]>

/** The result of each reference, in their order; the same reference counts once. */
export async function toEach(
  destinations: readonly ImageReference[],
  open: OpenRegistry,
  work: ShipTo,
): Promise<ShippedRef[]> {
  const refs = distinct(destinations)
  const results = await Promise.all(
    [...groupBy(refs, ({ host }) => host).values()].map(async (ofHost) => {
      const done: ShippedRef[] = []
      for (const [first, ...others] of groupBy(ofHost, ({ repository }) => repository).values()) {
        if (!first) continue
        const registry = open(first)
        done.push(...(await work([first, ...others], registry)))
        registry.close()
      }
      return done
    }),
  )
  const byText = new Map(results.flat().map((result) => [result.ref, result]))
  return refs.flatMap(({ text }) => byText.get(text) ?? [])
}

/** `nginx` and `docker.io/library/nginx:latest` are the same. */
export const distinct = (refs: readonly ImageReference[]): ImageReference[] => [
  ...new Map(
    refs.map((ref) => [[ref.host, ref.repository, ref.tag, ref.digest].join(' '), ref] as const),
  ).values(),
]
