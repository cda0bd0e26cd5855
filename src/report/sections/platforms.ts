/** How the platforms of one build differ, and which of them a Report is of. */
import type { Report } from '../../core/schema.ts'
import { list, paragraph, prose, stop, type Block } from '../render/blocks.ts'
import { cap, oneLine } from '../render/text.ts'

const MOST_ROWS = 12
const MOST_CHARACTERS = 300

/** In the Report of the first platform. */
export function platformBlocks({ platformDifferences = [] }: Report): Block[] {
  if (platformDifferences.length === 0) return []
  const rows = platformDifferences.slice(0, MOST_ROWS)
  return [
    paragraph('Between the platforms of this build:'),
    list(rows.map((text) => stop(prose(cap(oneLine(text), MOST_CHARACTERS))))),
  ]
}

const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(?:\/v[\d.]+)?$/

/** `linux/arm64`; null unless it is the leg of a platform. */
export const platformOfLeg = ({ matrix = [] }: Report): string | null =>
  matrix.find(([path, value]) => path === 'platform' && PLATFORM.test(value))?.[1] ?? null
