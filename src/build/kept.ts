/** The content of what was built, for a push: where it is kept, and whether the tried image is of it. */
import type { ContentKeeper, KeptContent } from '../core/content-keeper.ts'
import { UserError } from '../core/errors.ts'
import type { EngineImage } from '../engine/index.ts'
import type { Attempt } from './attempt.ts'

export const NO_CONTENT =
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

/** Throws if the engine's image is none of these digests. */
export function checkTried({ id }: Pick<EngineImage, 'id'>, kept: readonly string[]): void {
  if (kept.includes(id)) return
  throw new UserError(
    'engine-failed',
    `The engine has the image ${id}, but the builder made ${kept.join(' or ')}: what was kept would not be what is tried`,
  )
}
