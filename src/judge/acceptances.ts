/** Findings that the repository, or a policy above it, accepts until a day. Pure. */
import { isExpired, placesOfBudget, type Acceptance, type BudgetRule, type Gate } from '../core/budget.ts'
import type { Finding, ReportedAcceptance } from '../core/schema.ts'
import { matchesGlob } from '../lib/glob.ts'

export interface Accepted {
  readonly findings: Finding[]
  /** In the order of the acceptances. */
  readonly acceptances: ReportedAcceptance[]
}

/**
 * An accepted finding becomes a note with the reason; its level before is kept. The last day of an acceptance counts in
 * full, in UTC. `at`: the time of the run.
 */
export function accept(
  findings: readonly Finding[],
  { acceptances, budgets }: Pick<Gate, 'acceptances' | 'budgets'>,
  at: Date,
): Accepted {
  const counts = acceptances.map(() => 0)
  const today = at.toISOString().slice(0, 10)
  const accepted = findings.map((finding) => {
    const subject = subjectOf(finding, budgets)
    const matching = acceptances.flatMap((one, index) => (isAbout(one, finding, subject) ? [index] : []))
    for (const index of matching) counts[index] = (counts[index] ?? 0) + 1
    const valid = matching.map((index) => acceptances[index]).find((one) => one && !isExpired(one, today))
    return valid ? withAcceptance(finding, valid) : finding
  })
  const reported = acceptances.map((one, index): ReportedAcceptance => {
    const matches = counts[index] ?? 0
    const { place, pattern, ...rest } = one
    return {
      ...rest,
      ...(place === null ? {} : { place }),
      ...(pattern === null ? {} : { pattern }),
      matches,
      state: isExpired(one, today) ? 'expired' : matches === 0 ? 'unused' : 'used',
    }
  })
  return { findings: accepted, acceptances: reported }
}

const withAcceptance = (finding: Finding, { reason, until }: Acceptance): Finding => ({
  ...finding,
  level: 'note',
  accepted: { level: finding.level, reason, until },
})

function isAbout(
  { code, place, pattern, policy }: Acceptance,
  finding: Finding,
  { places, paths, isOfPolicy }: Subject,
): boolean {
  if (finding.code !== code || (isOfPolicy && policy === undefined)) return false
  const isThere =
    place === null ||
    places.some((one) => matchesGlob(one, place)) ||
    (paths.length > 0 && paths.every((one) => matchesGlob(one, place)))
  return isThere && (pattern === null || matchesGlob(finding.message, pattern))
}

interface Subject {
  readonly places: readonly string[]
  /** In the image: who accepts some of them does not accept the others. */
  readonly paths: readonly string[]
  /** Of a budget that a policy requires. */
  readonly isOfPolicy: boolean
}

function subjectOf({ location, budget, paths = [] }: Finding, budgets: readonly BudgetRule[]): Subject {
  const rule = budgets.find(({ name }) => name === budget)
  const places = [
    ...(location ? [location.file, `${location.file}:${location.line}`] : []),
    ...(rule ? placesOfBudget(rule) : []),
  ]
  return { places, paths, isOfPolicy: rule?.policy !== undefined }
}
