/** The content of what was built, for a push: where it is kept, and whether the tried image is of it. */
import type { ContentKeeper, KeptContent } from '../core/content-keeper.ts'
import { UserError } from '../core/errors.ts'
import type { ImageContent } from '../core/image-content.ts'
import type { EngineImage } from '../engine/index.ts'
import type { BuildSource } from '../inputs/types.ts'
import type { Attempt } from './attempt.ts'

const NO_CONTENT =
  'the engine’s own builder keeps no content that can be pushed as it is: its image store holds unpacked layers'

/** Null where nothing was kept. Each content is obtained once. */
export function keptContent(
  { keptIn }: Pick<Attempt, 'keptIn'>,
  tag: string,
  keeper: ContentKeeper | undefined,
): (() => Promise<KeptContent>) | null {
  if (keptIn === null || !keeper) return null
  let content: Promise<KeptContent> | null = null
  return () => (content ??= keptIn === 'tar' ? keeper.ofTar() : keeper.ofEngine(tag))
}

interface BuiltImage {
  readonly source: BuildSource
  readonly attempt: Pick<Attempt, 'keptIn'>
  readonly image: EngineImage
  readonly tag: string
  readonly keeper: ContentKeeper | undefined
}

/** The content, or why there is none; neither unless the source asks to keep it. Throws as `checkTried`. */
export async function contentOf({
  source,
  attempt,
  image,
  tag,
  keeper,
}: BuiltImage): Promise<{ content?: () => Promise<ImageContent>; noContent?: string }> {
  if (source.keep !== true) return {}
  const content = keptContent(attempt, tag, keeper)
  if (content === null) return { noContent: NO_CONTENT }
  if (attempt.keptIn === 'tar') checkTried(image, (await (await content()).image(null)).ids)
  return { content }
}

/** Throws if the engine's image is none of these digests. */
export function checkTried({ id }: Pick<EngineImage, 'id'>, kept: readonly string[]): void {
  if (kept.includes(id)) return
  throw new UserError(
    'engine-failed',
    `The engine has the image ${id}, but the builder made ${kept.join(' or ')}: what was kept would not be what is tried`,
  )
}
