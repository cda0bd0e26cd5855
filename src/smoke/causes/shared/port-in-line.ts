/** The port in a line of a log: `0.0.0.0:80`, `:::80`, `port 80`, `('0.0.0.0', 80)`. Pure. */

const PORT = /(?:^|[\s\]:.\d*a-z()]):(\d{1,5})\b(?![.:]\d)|\bport:? ?(\d{1,5})\b|['"], ?(\d{1,5})\)/gi
const TIME = /\b\d{1,2}:\d{2}:\d{2}\b/g
const MOST = 65_535

export function portIn(line: string): number | null {
  const ports = [...line.replace(TIME, '').matchAll(PORT)].map(([, ...groups]) =>
    Number(groups.find(Boolean)),
  )
  return ports.findLast((port) => port > 0 && port <= MOST) ?? null
}
