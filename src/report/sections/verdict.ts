/** The heading of every view: the image's name, the verdict, and the reason. */
import type { Report, Verdict } from '../../core/schema.ts'
import { commitName } from '../../core/verdicts.ts'
import { age } from '../render/format.ts'
import { code, heading, prose, type Block } from '../render/blocks.ts'
import { cap, oneLine } from '../render/text.ts'
import { platformOfLeg } from './platforms.ts'

/** In code points; the rest is shown below the heading. */
const HEADLINE_LIMIT = 300

export const HEADINGS: Readonly<Record<Verdict, { icon: string; verdict: string }>> = {
  pass: { icon: '⚓', verdict: 'is seaworthy' },
  fail: { icon: '❌', verdict: 'is not seaworthy' },
  error: { icon: '🚫', verdict: 'could not be tried' },
}

/** The part of the headline that does not fit into the heading; empty if all of it does. */
export function headlineRest(report: Report): string {
  const points = Array.from(unnamed(report).rest)
  return points.length <= HEADLINE_LIMIT ? '' : points.slice(HEADLINE_LIMIT - 1).join('')
}

/** The headline without the name at its start. */
export function unnamed(report: Report): { isNamed: boolean; rest: string } {
  const name = oneLine(report.name)
  const headline = oneLine(report.headline)
  const since = sinceText(report)
  if (since !== null) return { isNamed: true, rest: `${HEADINGS[report.verdict].verdict}, ${since}` }
  const start = [`\`${name}\` `, `${name} `].find((one) => headline.startsWith(one))
  return { isNamed: start !== undefined, rest: headline.slice(start?.length ?? 0) }
}

/** With backquotes around the commit: ``unchanged since `main@3f2a1c9`, tried 2 hours ago``; null if it was tried in this run. */
function sinceText({ unchangedSince: since, at }: Report): string | null {
  if (!since) return null
  const old = age(since.at, at)
  return `unchanged since \`${commitText(since).replaceAll('`', '')}\`${old === null ? '' : `, tried ${old} ago`}`
}

export const commitText = (since: Pick<Report, 'ref' | 'sha'>): string => cap(oneLine(commitName(since)), 120)

/** `⚓ api (linux/arm64) is seaworthy: ready in 0.84 s on port 5000`. Adds the name if the headline lacks it. */
export function verdictHeading(report: Report): Block {
  const { icon, verdict } = HEADINGS[report.verdict]
  const tone = report.verdict === 'pass' ? 'good' : 'bad'
  const name = oneLine(report.name)
  const { isNamed, rest: whole } = unnamed(report)
  const rest = cap(whole, HEADLINE_LIMIT)
  const platform = platformOfLeg(report)
  const leg = platform === null ? '' : ` (${platform})`
  const joint = isNamed ? ' ' : ` ${verdict}${rest === '' ? '' : ': '}`
  return heading(tone, icon, ' ', code(cap(name, 100)), leg, joint, prose(rest))
}
