/** The verdict of several images. Pure. */
import type { Report, Verdict } from './schema.ts'

/** Worst last. */
const RANKS: readonly Verdict[] = ['pass', 'error', 'fail']

export const rankOf = (verdict: Verdict): number => RANKS.indexOf(verdict)

/** `pass` only if all pass. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  RANKS.findLast((verdict) => verdicts.includes(verdict)) ?? 'error'

/** When an unchanged image was tried: `main@3f2a1c9`; `the earlier trial` where its commit is not known, as on a laptop. */
export const commitName = ({ ref, sha }: { ref: string | null; sha: string | null }): string =>
  sha === null ? 'the earlier trial' : `${ref ?? ''}@${sha.slice(0, 7)}`

/**
 * `All 3 images are seaworthy`; `1 of 3 images is not seaworthy, 1 could not be tried`. `weighed`: how many of those that pass
 * were not run.
 */
export function verdictSentence(verdicts: readonly Verdict[], weighed = 0): string {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  const [failed, unknown] = [count('fail'), count('error')]
  const all = `${verdicts.length} ${verdicts.length === 1 ? 'image' : 'images'}`
  if (failed + unknown === 0 && weighed > 0) {
    const run = verdicts.length - weighed
    return run === 0
      ? `${all} ${weighed === 1 ? 'was' : 'were'} weighed only`
      : `${run} of ${all} ${run === 1 ? 'is' : 'are'} seaworthy, ${weighed} ${weighed === 1 ? 'was' : 'were'} weighed only`
  }
  if (failed + unknown === 0)
    return verdicts.length === 1 ? 'The image is seaworthy' : `All ${all} are seaworthy`
  if (failed === 0) return `${unknown} of ${all} could not be tried`
  const rest = unknown === 0 ? '' : `, ${unknown} could not be tried`
  return `${failed} of ${all} ${failed === 1 ? 'is' : 'are'} not seaworthy${rest}`
}

/** The same of Reports, with how many of them are of earlier trials. */
export function reportsSentence(
  reports: readonly Pick<Report, 'verdict' | 'smoke' | 'unchangedSince'>[],
): string {
  const weighed = reports.filter(({ verdict, smoke }) => verdict === 'pass' && smoke === null).length
  const unchanged = reports.filter(({ unchangedSince }) => unchangedSince).length
  const verdicts = verdictSentence(
    reports.map(({ verdict }) => verdict),
    weighed,
  )
  return unchanged === 0 ? verdicts : `${verdicts}, ${unchanged} unchanged and not tried again`
}
