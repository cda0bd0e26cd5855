/** Whether a Report that was found is one of this image. It comes from elsewhere, so what it says of itself is checked. */
import type { Matrix, Report } from '../core/schema.ts'
import { bounded } from '../lib/visible.ts'

export interface Expected {
  /** Name of the image. */
  name: string
  /** `linux/amd64`; null if unknown. */
  platform: string | null
  /** Of this leg; empty without a matrix. */
  matrix: Matrix
  /** Branches whose Reports can be a baseline. Empty allows all. */
  refs: readonly string[]
  /** `owner/name`; null if unknown. */
  repository: string | null
  /** The commit of this run: its own earlier Report is no baseline. */
  own: string | null
}

/** The sentence that says why it cannot be the baseline; null if it can. */
export function whyUnsuitable(
  report: Report,
  { name, platform, matrix, refs, repository, own }: Expected,
): string | null {
  const { image, ref, sha } = report
  const theirs = image && `${image.platform.os}/${image.platform.architecture}`
  if (report.repository !== undefined && repository !== null && report.repository !== repository)
    return `It is of another repository, ${shown(report.repository)}`
  if (report.name !== name) return `It is of another image, ${shown(report.name)}`
  const leg = report.matrix ?? []
  if (JSON.stringify(leg) !== JSON.stringify(matrix))
    return `It is of ${legText(leg)}, not of ${legText(matrix)}`
  if (image === null) return 'That run had no image'
  if (platform !== null && theirs !== platform) return `It is of another platform, ${shown(theirs ?? '')}`
  if (refs.length > 0 && (ref === null || !refs.includes(ref)))
    return `It is of ${ref === null ? 'no branch' : `the branch ${shown(ref)}`}, not of ${refs.join(' or ')}`
  if (own !== null && sha === own) return 'It is of this same commit'
  return null
}

/** `the leg "3.12, alpine" of the matrix` */
const legText = (matrix: Matrix): string =>
  matrix.length === 0
    ? 'no matrix'
    : `the leg ${shown(matrix.map(([, value]) => value).join(', '))} of the matrix`

const MOST_CHARACTERS = 100
const shown = (text: string): string => JSON.stringify(bounded(text, MOST_CHARACTERS))
