/**
 * Assigns Dockerfile lines to layers, with what is known about the base. Layers above the base that no instruction
 * explains come from ONBUILD triggers, so FROM made them. If lines remain unknown, a finding says so.
 */
import type { Finding, Image, Layer, Location } from '../core/schema.ts'

export interface HistoryLines {
  /** By row of the history, in the order of the config: the line that made it, counted from 1. */
  readonly lines: readonly (number | undefined)[]
  /** Line of the FROM that added all other rows; null if some of them may be the Dockerfile's own. */
  readonly from: number | null
  /** Where history and Dockerfile first differ; null if they agree. */
  readonly doubt: { readonly location: Location; readonly evidence: readonly string[] } | null
}

export const NO_LINES: HistoryLines = { lines: [], from: null, doubt: null }

/** `image`: with the lines that its history alone gives. */
export function resolveLines(
  image: Image,
  { from, doubt }: HistoryLines,
): { image: Image; findings: Finding[] } {
  const layers = image.layers.map((layer): Layer => {
    const isFromTrigger = image.base !== null && layer.part === 'yours' && layer.line === undefined
    return isFromTrigger && from !== null ? { ...layer, line: from } : layer
  })
  const unknown = layers.filter(({ part, line }) => part === 'yours' && line === undefined)
  return {
    image: { ...image, layers },
    findings: doubt && unknown.length > 0 ? [uncertain(unknown, doubt)] : [],
  }
}

function uncertain(layers: readonly Layer[], doubt: NonNullable<HistoryLines['doubt']>): Finding {
  const [first, last] = [layers[0]?.index ?? 0, layers.at(-1)?.index ?? 0]
  const which = first === last ? `layer ${first}` : `layers ${first} to ${last}`
  return {
    code: 'lines-uncertain',
    level: 'note',
    confidence: 'proved',
    message: `it is not known which line made ${which}: the image's history differs from the Dockerfile there`,
    location: doubt.location,
    evidence: [...doubt.evidence],
  }
}
