/** It passes, but its log reports that a child program or worker ended, which no probe checks. */
import { crashedChildren } from '../../log/child-failures.ts'
import type { Cause } from '../shared/cause.ts'
import { fixForError } from '../shared/fix-for-error.ts'
import { uncaughtErrors } from '../../log/failure-lines.ts'
import { commandLocation } from '../shared/effect.ts'
import { exposedButSilent } from '../port/exposed-but-silent.ts'
import { lastLines } from '../shared/reason.ts'

export const childCrashes: Cause = {
  code: 'child-crashes',
  level: 'warn',
  about: 'a child program or worker ended, but the container keeps running',
  find: (evidence) => {
    if (evidence.phase !== 'done' || evidence.ended) return null
    const child = crashedChildren(evidence)
    if (child === null || exposedButSilent.find(evidence) !== null) return null // exposed-but-silent reports it
    const [error] = uncaughtErrors(evidence.log.tail, 1)
    const knownFix = fixForError(error ?? { exception: '', message: child.message })
    return {
      confidence: 'likely',
      message: `${child.message}, but the container keeps running`,
      fix: [...(knownFix === null ? [] : [knownFix]), child.advice].join(' '),
      ...commandLocation(evidence),
      evidence: [...child.lines, ...(error === undefined ? [] : lastLines(evidence.log.tail))],
    }
  },
}
