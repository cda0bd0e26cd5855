/** The images of `also`: each is found before anything is built, and weighed when the image itself has been. */
import type { Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../core/errors.ts'
import type { ArchiveSource, ImageSource } from '../inputs/types.ts'
import { inspect, shareLayers } from '../inspect/index.ts'
import type { Progress } from '../core/progress.ts'
import type { Image } from '../core/schema.ts'

export type Other = ArchiveSource | (ImageSource & { image: EngineImage; engine: Engine })

/** Rejects with `image-not-found`. Connects only where one of them is not in an archive. */
export async function findOthers(
  places: readonly (ArchiveSource | ImageSource)[],
  connect: () => Promise<Engine>,
  progress: Progress,
): Promise<Other[]> {
  const found: Other[] = []
  for (const place of places) {
    if (place.kind === 'archive') found.push(place)
    else {
      const engine = await connect()
      found.push({ ...place, engine, image: await findImage(place, engine, progress) })
    }
  }
  return found
}

/** The image of that name on the engine, pulled where it is missing or for another platform. */
export async function findImage(
  { ref, platform }: ImageSource,
  engine: Engine,
  progress: Progress,
  pulling: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<EngineImage> {
  progress.stage(`Looking for ${ref}`)
  const isWanted = (image: EngineImage) =>
    platform === null || platform.startsWith(`${image.platform.os}/${image.platform.architecture}`)
  const local = await engine.image(ref)
  if (local && isWanted(local)) return local
  await pulling(() => engine.pull(ref, platform, (text) => progress.waiting(text)))
  const pulled = await engine.image(ref)
  if (pulled) return pulled
  throw new UserError(
    'image-not-found',
    `Image ${ref} is not on this engine after it was pulled`,
    'Check its name and platform.',
  )
}

/** The image with what it shares with the others. */
export async function weighOthers(
  image: Image,
  others: readonly Other[],
  progress: Progress,
): Promise<Image> {
  const weighed: Image[] = []
  for (const other of others) {
    progress.stage(`Weighing ${nameOf(other)}`)
    weighed.push(await weigh(other, progress))
  }
  return shareLayers(image, weighed)
}

async function weigh(other: Other, progress: Progress): Promise<Image> {
  const options = { platform: other.platform, ref: nameOf(other), progress }
  const { image } =
    other.kind === 'archive'
      ? await inspect({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
      : await inspect({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options)
  return image
}

const nameOf = (other: Other): string => (other.kind === 'archive' ? other.name : other.ref)
