/** The first sentence of every view: the image's name, the verdict, and why. */
import type { Report, Verdict } from '../schema.ts'
import { code, heading, prose, type Block } from './blocks.ts'
import { cap, oneLine } from './text.ts'

/** What does not fit is said below the heading. */
export const HEADLINE_LIMIT = 300

const SAYS: Readonly<Record<Verdict, { icon: string; verdict: string }>> = {
  pass: { icon: '⚓', verdict: 'is seaworthy' },
  fail: { icon: '❌', verdict: 'is not seaworthy' },
  error: { icon: '🚫', verdict: 'could not be tried' },
}

/** `⚓ api is seaworthy: ready in 0.84 s on port 5000`. A headline need not name the image: this does. */
export function verdictHeading(report: Report): Block {
  const { icon, verdict } = SAYS[report.verdict]
  const tone = report.verdict === 'pass' ? 'good' : 'bad'
  const name = oneLine(report.name)
  const headline = oneLine(report.headline)
  const named = [`\`${name}\` `, `${name} `].find((start) => headline.startsWith(start))
  const rest = cap(named === undefined ? headline : headline.slice(named.length), HEADLINE_LIMIT)
  const joint = named === undefined ? ` ${verdict}${rest === '' ? '' : ': '}` : ' '
  return heading(tone, icon, ' ', code(cap(name, 100)), joint, prose(rest))
}
