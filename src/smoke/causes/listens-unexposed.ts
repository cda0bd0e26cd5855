/** No TCP port is exposed, yet the app listens: worth a line, and a word about what was not proved. */
import { onLoopback, outside, places } from '../say.ts'
import type { Cause } from '../cause.ts'

export const listensUnexposed: Cause = {
  code: 'listens-unexposed',
  level: 'note',
  about: 'it listens on a port that it does not expose',
  find: (evidence) => {
    const reachable = outside(evidence)
    const rows = [...reachable, ...onLoopback(evidence)]
    if (evidence.checks.length > 0 || evidence.phase !== 'done' || rows.length === 0) return null
    return {
      confidence: 'proved',
      message: `it listens on ${places(rows)}, but exposes no TCP port, so none was asked`,
      fix:
        reachable.length > 0
          ? `Write \`EXPOSE ${[...new Set(reachable.map(({ port }) => port))].join(' ')}\`, or set \`port\`, to have it proved.`
          : 'Nothing outside the container can connect there; if something should, bind 0.0.0.0 and expose the port.',
      evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
    }
  },
}
