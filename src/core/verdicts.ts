/** The verdict of several images. Pure. */
import type { Verdict } from './schema.ts'

/** Worst last. */
const RANKS: readonly Verdict[] = ['pass', 'error', 'fail']

export const rankOf = (verdict: Verdict): number => RANKS.indexOf(verdict)

/** `pass` only if all pass. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  RANKS.findLast((verdict) => verdicts.includes(verdict)) ?? 'error'

/** When an unchanged image was tried: `main@3f2a1c9`; `the earlier trial` where its commit is not known, as on a laptop. */
export const commitName = ({ ref, sha }: { ref: string | null; sha: string | null }): string =>
  sha === null ? 'the earlier trial' : `${ref ?? ''}@${sha.slice(0, 7)}`

/** What follows where some were not tried again; `''` where all were. */
export const unchangedSentence = (unchanged: number): string =>
  unchanged === 0 ? '' : `, ${unchanged} unchanged and not tried again`

/** `All 3 images are seaworthy`; `1 of 3 images is not seaworthy, 1 could not be tried` */
export function verdictSentence(verdicts: readonly Verdict[]): string {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  const [failed, unknown] = [count('fail'), count('error')]
  const all = `${verdicts.length} ${verdicts.length === 1 ? 'image' : 'images'}`
  if (failed + unknown === 0)
    return verdicts.length === 1 ? 'The image is seaworthy' : `All ${all} are seaworthy`
  if (failed === 0) return `${unknown} of ${all} could not be tried`
  const rest = unknown === 0 ? '' : `, ${unknown} could not be tried`
  return `${failed} of ${all} ${failed === 1 ? 'is' : 'are'} not seaworthy${rest}`
}
