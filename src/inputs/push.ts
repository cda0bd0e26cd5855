/** What to do with an image that passes. */
import { parseImageReference, whyNoImage, type ImageReference } from '../core/image-reference.ts'
import { isPushed, tagsOf } from './build-options.ts'
import type { SettingReader } from './setting-reader.ts'
import type { PushInputs, Source } from './types.ts'
import { parseBoolean, parseChoice } from './values.ts'

/** Null without `push`, and if that is wrong. */
export function readPush(reader: SettingReader, kind: Source['kind']): PushInputs | null {
  const when = reader.parse('push', (text) => parseChoice(text, ['false', 'true', 'each']))
  const attach = reader.parse('attach', parseBoolean)
  if (when === null) return null
  if (!isPushed(reader) || when === 'false') {
    reader.refuse(['attach'], 'has no effect without push: the Report is attached to an image at a registry')
    if (kind === 'image') reader.refuse(['tags'], 'has no effect with image but with push: true')
    return null
  }
  if (kind === 'archive')
    reader.mistake('push has no effect with an archive, which is weighed but not run: give image or a folder')
  const tags = tagsOf(reader).flatMap((text) => referenceOf(reader, text))
  // wrong ones are a mistake of their own
  if (reader.rawItems('tags', { commas: true }).length === 0)
    reader.mistake('push needs tags: the names to push to, such as ghcr.io/acme/api:1.2, one per line')
  return { when: when === 'each' ? 'each' : 'all', tags, attach: attach ?? true }
}

function referenceOf(reader: SettingReader, text: string): ImageReference[] {
  const reference = parseImageReference(text)
  if (reference) return [reference]
  reader.mistake(
    `${reader.labelOf('tags')}: ${JSON.stringify(text.slice(0, 200))} cannot be pushed to: ${whyNoImage(text) ?? ''}`,
  )
  return []
}
