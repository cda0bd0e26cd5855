/** The images of the setting `also`: found before anything is built, weighed after the image under test. */
import type { Engine, EngineImage } from '../engine/index.ts'
import { UserError } from '../core/errors.ts'
import type { ArchiveSource, ImageSource } from '../inputs/types.ts'
import { inspect, shareLayers, type ImageAnalysis } from '../inspect/index.ts'
import type { Progress } from '../core/progress.ts'
import type { Image } from '../core/schema.ts'

export type Other = ArchiveSource | (ImageSource & { image: EngineImage; engine: Engine })

/** Finds them all. Connects only when one of them is not in an archive. Rejects with `image-not-found`. */
export async function findOthers(
  sources: readonly (ArchiveSource | ImageSource)[],
  connect: () => Promise<Engine>,
  progress: Progress,
): Promise<Other[]> {
  const found: Other[] = []
  for (const source of sources) {
    if (source.kind === 'archive') found.push(source)
    else {
      const engine = await connect()
      found.push({ ...source, engine, image: await findImage(source, engine, progress) })
    }
  }
  return found
}

/** Returns the image of that name on the engine; pulls it when it is missing or for another platform. */
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

/** Returns the image with the layers that it shares with the others. */
export async function weighOthers(
  image: Image,
  others: readonly Other[],
  progress: Progress,
): Promise<Image> {
  const weighed: Image[] = []
  for (const other of others) {
    progress.stage(`Weighing ${nameOf(other)}`)
    weighed.push((await weigh(other, progress)).image)
  }
  return shareLayers(image, weighed)
}

function weigh(other: Other, progress: Progress): Promise<ImageAnalysis> {
  const options = { platform: other.platform, ref: nameOf(other), progress }
  return other.kind === 'archive'
    ? inspect({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
    : inspect({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options)
}

const nameOf = (other: Other): string => (other.kind === 'archive' ? other.name : other.ref)
