/**
 * Findings about weight: one for each notable waste of a weighed image, with the line that added it, the line that
 * deleted it too late, and the fix. Only bytes count that the user's own layers added, deleted or replaced. No byte
 * counts twice, and weight is never a failure.
 */
import type { Finding } from '../../core/schema.ts'
import type { Claim } from './claim.ts'
import type { Rule } from './rule.ts'
import { claimsOf } from './assign.ts'
import { layerOriginsOf } from './layer-origin.ts'
import { Phrases } from './phrases.ts'
import type { WasteInput } from './input.ts'
import { MOST_LINES } from './location-text.ts'
import { isNotable, levelOf, MOST } from './thresholds.ts'

export type { Package, WasteInput } from './input.ts'

/** At most `MOST` findings, the largest first. */
export function wasteFindings(input: WasteInput): Finding[] {
  const origins = layerOriginsOf(input)
  const onDisk = sum(input.rows.map(({ size }) => size))
  const yours = sum(input.rows.map(({ part, size }) => (part === 'yours' ? size : 0)))
  const phrases = new Phrases({ ...input, origins })
  const claims = claimsOf(input, origins)
    .filter(({ bytes, rule }) => isNotable(bytes, yours, rule.least))
    .sort((a, b) => b.bytes - a.bytes || a.layer - b.layer)
  const findings: Finding[] = []
  for (const claim of claims) {
    if (findings.length === MOST) break
    const finding = findingOf(claim, phrases, onDisk)
    if (finding) findings.push(finding)
  }
  return findings
}

function findingOf(claim: Claim<Rule>, phrases: Phrases, onDisk: number): Finding | null {
  const advice = claim.rule.advise(claim, phrases)
  if (advice === null) return null
  const location = phrases.location(claim.layer)
  return {
    code: claim.rule.code,
    level: levelOf(claim.bytes, onDisk),
    confidence: advice.confidence,
    message: advice.message,
    fix: advice.fix,
    ...(location === null ? {} : { location }),
    evidence: [...(advice.evidence ?? phrases.at(claim).lines)].slice(0, MOST_LINES),
    bytes: claim.bytes,
    ...(advice.remedy ? { remedy: advice.remedy } : {}),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
