/**
 * Gives layers their lines of the Dockerfile, by what is known of the base. Layers above the base that no instruction
 * claims are the work of its ONBUILD triggers: FROM made them. Where lines stay uncertain, a finding says so.
 */
import type { Finding, Image, Layer, Location } from '../core/schema.ts'

export interface HistoryLines {
  /** For each row of the history, in the order of the config, the line that made it. */
  readonly lines: readonly (number | undefined)[]
  /** Line of the FROM that brought in all other rows; null where some of them may be the Dockerfile's own. */
  readonly from: number | null
  /** Where history and Dockerfile part, if they do. */
  readonly doubt: { readonly location: Location; readonly evidence: readonly string[] } | null
}

export const NO_LINES: HistoryLines = { lines: [], from: null, doubt: null }

/** `image` has its lines by history alone. */
export function resolveLines(
  image: Image,
  { from, doubt }: HistoryLines,
): { image: Image; findings: Finding[] } {
  const layers = image.layers.map((layer): Layer => {
    const isTriggered = image.base !== null && layer.part === 'yours' && layer.line === undefined
    return isTriggered && from !== null ? { ...layer, line: from } : layer
  })
  const open = layers.filter(({ part, line }) => part === 'yours' && line === undefined)
  return { image: { ...image, layers }, findings: doubt && open.length > 0 ? [uncertain(open, doubt)] : [] }
}

function uncertain(layers: readonly Layer[], doubt: NonNullable<HistoryLines['doubt']>): Finding {
  const [first, last] = [layers[0]?.index ?? 0, layers.at(-1)?.index ?? 0]
  const which = first === last ? `layer ${first}` : `layers ${first} to ${last}`
  return {
    code: 'lines-uncertain',
    level: 'note',
    confidence: 'proved',
    message: `which line made ${which} is not known: there the image's history is not what the Dockerfile says`,
    location: doubt.location,
    evidence: [...doubt.evidence],
  }
}
