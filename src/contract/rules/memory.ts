/** The contract's memory against the peak that was measured. */
import { bytes } from '../../lib/units.ts'
import { lineOf, type Disagreement, type Rule } from './rule.ts'

/** Use of that share of a limit leaves no room. */
const NEAR = 0.9
const OUT: ReadonlySet<string> = new Set(['out-of-memory', 'child-out-of-memory'])

export const memoryRule: Rule = {
  code: 'contract-memory',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  find: ({ name, memory: { request, limit } }, { memory: used, codes }, isApplied) => {
    const found: Disagreement[] = []
    const isOut = isApplied && codes.some((code) => OUT.has(code))
    if (limit !== null && isOut)
      found.push({
        message: `${name} limits memory to ${bytes(limit.value)} (${lineOf(limit.at)}), and it needs more`,
        fix: `Raise the limit in ${lineOf(limit.at)}, or let the app use less.`,
        at: limit.at,
        evidence: ['the kernel killed a process for lack of memory'],
      })
    else if (limit !== null && used !== null && used >= NEAR * limit.value)
      found.push({
        message: `${name} limits memory to ${bytes(limit.value)} (${lineOf(limit.at)}), and it used ${bytes(used)} without load`,
        fix: `Raise the limit in ${lineOf(limit.at)} to ${bytes(used * 1.5)} or more.`,
        at: limit.at,
        evidence: [
          `in use after the soak: ${bytes(used)}, ${Math.round((100 * used) / limit.value)} % of the limit`,
        ],
        level: 'warn',
      })
    if (request !== null && used !== null && used > request.value && !isOut)
      found.push({
        message: `${name} requests ${bytes(request.value)} of memory (${lineOf(request.at)}), and it used ${bytes(used)} without load`,
        fix: `Request ${bytes(used * 1.25)} or more in ${lineOf(request.at)}: a node that is short of memory evicts first what uses more than it requested.`,
        at: request.at,
        evidence: [`in use after the soak: ${bytes(used)}`],
        level: 'warn',
      })
    return found
  },
}
