/** Formats lists of port numbers: `80, 443 and 8000-8010`. */

export interface PortRange {
  first: number
  last: number
}

/** In order, each port once. */
function portRanges(ports: readonly number[]): PortRange[] {
  const ranges: PortRange[] = []
  for (const port of [...new Set(ports)].sort((a, b) => a - b)) {
    const open = ranges.at(-1)
    if (open?.last === port - 1) open.last = port
    else ranges.push({ first: port, last: port })
  }
  return ranges
}

/** So many consecutive ports were given as a range. */
const LEAST_RANGE = 10

/** The ports that are not part of such a range. */
export const withoutRanges = (ports: readonly number[]): number[] =>
  portRanges(ports)
    .filter(({ first, last }) => last - first + 1 < LEAST_RANGE)
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))

/** Of many pieces the first are shown. */
const MOST_PIECES = 12

/** `80`, `80 and 443`, `1-100 and 8080`, `1, 3, 5 … and 40 more`; in the order given when there are few. */
export function formatPorts(ports: readonly number[]): string[] {
  const distinct = [...new Set(ports)]
  if (distinct.length <= LEAST_RANGE) return distinct.map(String)
  const pieces = portRanges(distinct).flatMap(({ first, last }) =>
    last - first < 2 ? [...new Set([first, last])].map(String) : [`${first}-${last}`],
  )
  const more = pieces.length - MOST_PIECES
  return more > 1 ? [...pieces.slice(0, MOST_PIECES), `${more} more`] : pieces
}
