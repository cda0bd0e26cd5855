/** The container does not start again, for any reason but a stale file. */
import { cleanLines } from '../../log/clean.ts'
import type { Diagnose } from '../../rehearsal/outcome.ts'
import type { Cause } from '../shared/cause.ts'
import { commandLocation } from '../shared/effect.ts'
import { UNKNOWN_FIX } from '../shared/phrases.ts'
import { failedAgain, type FailedAgain } from './failed-again.ts'
import { staleOf } from './stale-pid.ts'

export const notRestartable = (diagnose: Diagnose): Cause => ({
  code: 'not-restartable',
  level: 'warn',
  about: 'it starts once, and not a second time: its first start has changed something',
  find: (evidence) => {
    const failed = failedAgain(evidence, diagnose)
    if (failed === null || staleOf(failed) !== null) return null
    const { what, seen, reason, level, lines } = failed
    return {
      level,
      confidence: 'proved',
      message: `${what}: ${reason.message}`,
      fix: fixOf(failed),
      ...commandLocation(evidence),
      evidence: [
        ...lines,
        ...reason.evidence,
        ...(seen.leftFiles ?? []).map((path) => `in the container: ${path}`),
      ],
    }
  },
})

/** What a start that works once does, by the error of the second one. */
const FIXES: readonly { says: RegExp; fix: string }[] = [
  {
    says: /\bmkdir\b.*exists|can't create directory.*exists/i,
    fix: 'Use `mkdir -p`, which accepts a folder that is there.',
  },
  { says: /\bln\b.*exists|symlink.*exists/i, fix: 'Use `ln -sfn`, which replaces a link that is there.' },
  {
    says: /(?:(?:user|group)add|add(?:user|group)|\buser\b|\bgroup\b).{0,100}(?:already exists|in use)/i,
    fix: 'Create the user while building (`RUN useradd …`), or only if it is not there: `id -u NAME || useradd NAME`.',
  },
  {
    says: /(?:relation|table|index|column|type|database|role|schema|constraint|view)\b.{0,120}already exists|duplicate column|already an object named/i,
    fix: 'Make the migration repeatable: `CREATE TABLE IF NOT EXISTS`, or a tool that records which migrations were applied.',
  },
  {
    says: /\b(?:mv|cp|rm|sed|cat|chmod|chown|tar|unzip)\b.{0,200}No such file/i,
    fix: 'Its first start moves or deletes a file that the second one needs: copy it instead, and test that it is there.',
  },
  {
    says: /duplicat|more than once|already (?:been )?(?:defined|declared|specified)|redefin|multiple definitions/i,
    fix: 'Its start adds to a file each time: write the whole file from a template (`envsubst < app.conf.in > app.conf`) instead of `>>` or `sed -i`.',
  },
  {
    says: /already (?:initiali[sz]ed|exists?|installed|configured|been (?:initiali[sz]ed|set up))|file exists|not empty/i,
    fix: 'Its start does again what its first start has done: test for the result before (`[ -e FILE ] || …`).',
  },
]

const GENERAL =
  'A container keeps its files when it is stopped: make each step of its start work also where it was done before.'
const LAST_LINES = 20

/** A fix of the error itself counts only where nothing suggests what the first start has changed. */
function fixOf({ seen: { evidence }, reason }: FailedAgain): string {
  const lines = [reason.message, ...cleanLines(evidence.log.tail).slice(-LAST_LINES)]
  const found = FIXES.find(({ says }) => lines.some((line) => says.test(line)))
  if (found !== undefined) return found.fix
  const { fix = UNKNOWN_FIX } = reason
  return evidence.ended || fix.startsWith(UNKNOWN_FIX) ? GENERAL : fix
}
