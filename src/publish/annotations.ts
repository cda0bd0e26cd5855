/** Annotations: findings at their lines of files, which GitHub shows in the diff. */
import { cap, harmless, oneLine } from '../report/index.ts'
import type { Finding, Level, Report } from '../core/schema.ts'
import type { Annotation, Runner } from './runner.ts'

/** GitHub keeps ten of a level from one step; some are left for the verdict and for publishing errors. */
const MOST = 7
const MAX_LENGTH = 2000

const LEVELS: Readonly<Record<Level, Annotation>> = { fail: 'error', warn: 'warning', note: 'notice' }

export function annotate({ findings }: Report, runner: Runner): void {
  const shown = new Map<Level, number>()
  for (const finding of findings) {
    const count = shown.get(finding.level) ?? 0
    if (!finding.location || count >= MOST) continue
    shown.set(finding.level, count + 1)
    const target = {
      title: `Sea Trial: ${finding.code}`,
      file: oneLine(finding.location.file),
      line: finding.location.line,
    }
    runner.annotate(LEVELS[finding.level], messageOf(finding), target)
  }
}

function messageOf({ message, fix }: Finding): string {
  const sentences = [message, fix ?? '']
    .filter(Boolean)
    .map((part) => oneLine(part).replace(/(?<![.!?])$/, '.'))
  return cap(harmless(sentences.join(' ')), MAX_LENGTH)
}
