/** Annotations: findings at their lines of files, which GitHub shows in the diff; and what could not be pushed. */
import { isInBaseline } from '../compare/index.ts'
import { cap, harmless, oneLine } from '../report/index.ts'
import type { Finding, Level, Report } from '../core/schema.ts'
import type { Annotation, Runner } from './runner.ts'

/** GitHub keeps ten of a level from one step; some are left for the verdict and for publishing errors. */
const MOST = 7
const MAX_LENGTH = 2000

const LEVELS: Readonly<Record<Level, Annotation>> = { fail: 'error', warn: 'warning', note: 'notice' }

/** Failures, and warnings and notes that the baseline does not have. Those that are too many for a level share one. */
export function annotate(reports: readonly Report[], runner: Runner): void {
  annotatePush(reports, runner)
  const placed = reports.flatMap(({ findings, delta }) => {
    const isNew = (finding: Finding) => delta === null || !isInBaseline(finding, delta)
    return findings.filter((finding) => finding.location && (finding.level === 'fail' || isNew(finding)))
  })
  for (const [level, kind] of Object.entries(LEVELS)) {
    const ofLevel = placed.filter((finding) => finding.level === level)
    for (const finding of ofLevel.slice(0, MOST))
      runner.annotate(kind, messageOf(finding), {
        title: `Sea Trial: ${finding.code}`,
        ...(finding.location && { file: oneLine(finding.location.file), line: finding.location.line }),
      })
    const rest = ofLevel.slice(MOST)
    if (rest.length > 0) runner.annotate(kind, restOf(rest), { title: 'Sea Trial' })
  }
}

/** The step fails, though the verdict may be a pass. */
function annotatePush(reports: readonly Report[], runner: Runner): void {
  const sentences = reports.flatMap(({ push }) =>
    (push?.failed ?? []).map(({ ref, error }) => `${ref} was not pushed: ${error}`),
  )
  const [first, ...others] = new Set(sentences) // the platforms of an image are pushed as one
  if (first === undefined) return
  const more = others.length > 0 ? ` (and ${others.length} more, in the job summary)` : ''
  runner.annotate('error', cap(harmless(oneLine(first)), MAX_LENGTH) + more, {
    title: 'Sea Trial: not pushed',
  })
}

/** `5 more, in the job summary: shell-form (Dockerfile:4), …` */
function restOf(findings: readonly Finding[]): string {
  const named = findings.map(
    ({ code, location }) => `${code} (${location?.file ?? ''}:${location?.line ?? ''})`,
  )
  return cap(
    harmless(oneLine(`${findings.length} more, in the job summary: ${named.join(', ')}`)),
    MAX_LENGTH,
  )
}

function messageOf({ message, fix }: Finding): string {
  const sentences = [message, fix ?? '']
    .filter(Boolean)
    .map((part) => oneLine(part).replace(/(?<![.!?])$/, '.'))
  return cap(harmless(sentences.join(' ')), MAX_LENGTH)
}
