/**
 * Weight with cause and cure: from a weighed image to one Finding for each notable waste, which says what it is, the
 * line that brought it, the line that deleted it too late, and what to change. Only what a person can mend counts:
 * bytes that layers of theirs brought or killed. Largest first; no byte is told twice; never a failure.
 */
import type { Finding } from '../../core/schema.ts'
import type { Claim } from './claim.ts'
import type { Rule } from './rule.ts'
import { claimsOf } from './assign.ts'
import { layerOriginsOf } from './layer-origin.ts'
import { Say } from './phrases.ts'
import type { WasteInput } from './input.ts'
import { MOST_LINES } from './location-text.ts'
import { isNotable, levelOf, MOST } from './thresholds.ts'

export type { Package, WasteInput as Sight } from './input.ts'

export function wasteFindings(sight: WasteInput): Finding[] {
  const makers = layerOriginsOf(sight)
  const onDisk = sum(sight.rows.map(({ size }) => size))
  const yours = sum(sight.rows.map(({ part, size }) => (part === 'yours' ? size : 0)))
  const say = new Say({ ...sight, makers })
  const worth = claimsOf(sight, makers)
    .filter(({ bytes, rule }) => isNotable(bytes, yours, rule.least))
    .sort((a, b) => b.bytes - a.bytes || a.layer - b.layer)
  const findings: Finding[] = []
  for (const claim of worth) {
    if (findings.length === MOST) break
    const finding = findingOf(claim, say, onDisk)
    if (finding) findings.push(finding)
  }
  return findings
}

function findingOf(claim: Claim<Rule>, say: Say, onDisk: number): Finding | null {
  const advice = claim.rule.advise(claim, say)
  if (advice === null) return null
  const location = say.location(claim.layer)
  return {
    code: claim.rule.code,
    level: levelOf(claim.bytes, onDisk),
    confidence: advice.confidence,
    message: advice.message,
    fix: advice.fix,
    ...(location === null ? {} : { location }),
    evidence: [...(advice.evidence ?? say.at(claim).lines)].slice(0, MOST_LINES),
    bytes: claim.bytes,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
