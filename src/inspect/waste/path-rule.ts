/** Turns a rule that is data into one that writes findings. */
import { bytes } from '../../lib/units.ts'
import type { Claim } from './claim.ts'
import { HERE, type Rule, type Fix, type PathRule, type Advice } from './rule.ts'
import type { Phrases } from './phrases.ts'
import { remedyOf } from './remedy.ts'

/** Its finding says `left in the image` if most bytes still are, else `deleted too late`. */
export function ruleOf(rule: PathRule): Rule {
  const { code, least } = rule
  return {
    code,
    ...(least === undefined ? {} : { least }),
    advise: (claim, phrases) =>
      claim.isMostlyLive ? left(rule, claim, phrases) : deletedLate(rule, claim, phrases),
  }
}

function left(rule: PathRule, claim: Claim, phrases: Phrases): Advice | null {
  const { what, live, confidence = 'proved', isWaste, evidence } = rule
  if (live === undefined || (isWaste && !isWaste(claim, phrases))) return null
  const verb = phrases.origin(claim.layer).means === 'run' ? 'left in the image by' : 'brought in by'
  return {
    message: `${amount(what, claim, phrases)}, ${verb} ${phrases.layer(claim.layer)}${phrases.again(claim)}`,
    fix: fixFor(live, claim, phrases),
    confidence,
    remedy: remedyOf(rule, claim, phrases),
    ...(evidence ? { evidence: evidence(claim, phrases) } : {}),
  }
}

function deletedLate(rule: PathRule, claim: Claim, phrases: Phrases): Advice {
  const { what, dead, live } = rule
  return {
    message: `${amount(what, claim, phrases)}: added by ${phrases.layer(claim.layer)}${phrases.again(claim)}${phrases.end(claim)}`,
    fix: fixFor(dead ?? live ?? '', claim, phrases),
    confidence: 'proved',
    remedy: remedyOf(rule, claim, phrases),
  }
}

const amount = (what: string, claim: Claim, phrases: Phrases): string =>
  `${bytes(claim.bytes)} of ${what} (${phrases.at(claim).tops})`

function fixFor(fix: Fix, claim: Claim, phrases: Phrases): string {
  const isRun = phrases.origin(claim.layer).means === 'run'
  const text = typeof fix === 'string' ? fix : isRun ? fix.run : fix.copy
  return text.replaceAll(HERE, () => phrases.at(claim).largest)
}
