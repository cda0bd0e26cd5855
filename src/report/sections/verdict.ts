/** The first sentence of every view: the image's name, the verdict, and why. */
import type { Report, Verdict } from '../../core/schema.ts'
import { code, heading, prose, type Block } from '../render/blocks.ts'
import { cap, oneLine } from '../render/text.ts'

/** What does not fit is said below the heading. */
export const HEADLINE_LIMIT = 300

const SAYS: Readonly<Record<Verdict, { icon: string; verdict: string }>> = {
  pass: { icon: '⚓', verdict: 'is seaworthy' },
  fail: { icon: '❌', verdict: 'is not seaworthy' },
  error: { icon: '🚫', verdict: 'could not be tried' },
}

/** What of the headline did not fit into the heading; empty where all of it did. */
export function headlineRest(report: Report): string {
  const points = Array.from(unnamed(report).rest)
  return points.length <= HEADLINE_LIMIT ? '' : points.slice(HEADLINE_LIMIT - 1).join('')
}

/** The headline without the name that it begins with. */
function unnamed(report: Report): { isNamed: boolean; rest: string } {
  const name = oneLine(report.name)
  const headline = oneLine(report.headline)
  const start = [`\`${name}\` `, `${name} `].find((one) => headline.startsWith(one))
  return { isNamed: start !== undefined, rest: headline.slice(start?.length ?? 0) }
}

/** `⚓ api is seaworthy: ready in 0.84 s on port 5000`. A headline need not name the image: this does. */
export function verdictHeading(report: Report): Block {
  const { icon, verdict } = SAYS[report.verdict]
  const tone = report.verdict === 'pass' ? 'good' : 'bad'
  const name = oneLine(report.name)
  const { isNamed, rest: whole } = unnamed(report)
  const rest = cap(whole, HEADLINE_LIMIT)
  const joint = isNamed ? ' ' : ` ${verdict}${rest === '' ? '' : ': '}`
  return heading(tone, icon, ' ', code(cap(name, 100)), joint, prose(rest))
}
