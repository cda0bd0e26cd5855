/** Asks builder and engine what they know of the base, while the layers are read. */
import type { Engine } from '../../engine/index.ts'
import type { BaseHints, From, LocalImage } from './index.ts'

/** What the Dockerfile tells; its build is asked for the layers when they are wanted. */
export interface Dockerfiled extends Omit<From, 'diffIds'> {
  readonly layers: () => Promise<readonly string[] | null>
}

/** An engine may hold thousands of images, and takes its time to tell of each. */
const MOST_IMAGES = 100

/** Of the image with that id. Never rejects: a base that cannot be found is no reason to weigh nothing. */
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
    diffIds,
    labels: config.labels,
  }))
}
