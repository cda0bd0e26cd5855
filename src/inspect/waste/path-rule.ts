/** Sentences for what is known by its place. */
import { bytes } from '../../lib/units.ts'
import type { Claim } from './claim.ts'
import { HERE, type Rule, type Fix, type PathRule, type Advice } from './rule.ts'
import type { Say } from './phrases.ts'

/** Most of it decides whether it is told as left or as deleted too late. */
export function ruleOf(place: PathRule): Rule {
  const { code, least } = place
  return {
    code,
    ...(least === undefined ? {} : { least }),
    advise: (claim, say) => (claim.isMostlyLive ? left(place, claim, say) : deletedLate(place, claim, say)),
  }
}

function left(
  { what, live, confidence = 'proved', holds, evidence }: PathRule,
  claim: Claim,
  say: Say,
): Advice | null {
  if (live === undefined || (holds && !holds(claim, say))) return null
  const verb = say.maker(claim.layer).means === 'run' ? 'left in the image by' : 'brought in by'
  return {
    message: `${amount(what, claim, say)}, ${verb} ${say.layer(claim.layer)}${say.again(claim)}`,
    fix: fixFor(live, claim, say),
    confidence,
    ...(evidence ? { evidence: evidence(claim, say) } : {}),
  }
}

function deletedLate({ what, dead, live }: PathRule, claim: Claim, say: Say): Advice {
  return {
    message: `${amount(what, claim, say)}: added by ${say.layer(claim.layer)}${say.again(claim)}${say.end(claim)}`,
    fix: fixFor(dead ?? live ?? '', claim, say),
    confidence: 'proved',
  }
}

const amount = (what: string, claim: Claim, say: Say): string =>
  `${bytes(claim.bytes)} of ${what} (${say.at(claim).tops})`

function fixFor(fix: Fix, claim: Claim, say: Say): string {
  const isRun = say.maker(claim.layer).means === 'run'
  const text = typeof fix === 'string' ? fix : isRun ? fix.run : fix.copy
  return text.replaceAll(HERE, () => say.at(claim).largest)
}
