/** No port is exposed, yet the app listens: worth a line, and a word about what was not proved. */
import { names, outside, places } from '../say.ts'
import type { Cause } from './index.ts'

export const listensUnexposed: Cause = (evidence) => {
  const rows = outside(evidence)
  if (evidence.checks.length > 0 || evidence.phase !== 'done' || rows.length === 0) return null
  return {
    code: 'listens-unexposed',
    level: 'note',
    confidence: 'proved',
    message: `it listens on ${places(rows)}, but exposes no port, so none was asked`,
    fix: `Write \`EXPOSE ${names([...new Set(rows.map(({ port }) => String(port)))])}\`, or set \`port\`, to have it proved.`,
    evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
  }
}
