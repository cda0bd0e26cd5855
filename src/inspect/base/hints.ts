import type { Engine } from '../../engine/index.ts'
import type { BaseHints, From, LocalImage } from './index.ts'

/** What the Dockerfile says about the base; `layers` asks its builder for the diffIDs, null if unknown. */
export interface Dockerfiled extends Omit<From, 'diffIds'> {
  readonly layers: () => Promise<readonly string[] | null>
}

/** An engine may have thousands of images, and takes time to inspect each. */
const MOST_IMAGES = 100

/** Asks builder and engine about the base of image `id`. Never rejects: without hints, the image is weighed all the same. */
export async function askForBase(
  id: string,
  from: Dockerfiled | 'nothing' | null,
  engine: Pick<Engine, 'imagesBelow'>,
): Promise<BaseHints> {
  if (from === 'nothing') return { from, locals: [] }
  const locals = localsOf(id, engine)
  return { from: from && { ...from, diffIds: await from.layers().catch(() => null) }, locals: await locals }
}

async function localsOf(id: string, engine: Pick<Engine, 'imagesBelow'>): Promise<LocalImage[]> {
  const images = await engine.imagesBelow(id, MOST_IMAGES).catch(() => [])
  return images.map(({ tags, digests, diffIds, config }) => ({
    names: tags.length > 0 ? tags : digests,
    digests,
    diffIds,
    labels: config.labels,
  }))
}
