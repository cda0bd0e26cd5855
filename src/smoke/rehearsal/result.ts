/** From what was seen of rehearsals to their rows in the Report and their findings. Pure. */
import type { Finding, Level, Rehearsal } from '../../core/schema.ts'
import { bounded, visibleLine } from '../../lib/visible.ts'
import { failureOf, pathList, type RehearsalCause } from './cause.ts'
import { notRollbackable } from './not-rollbackable.ts'
import { notShareable } from './not-shareable.ts'
import { refusesOwnData } from './refuses-own-data.ts'
import type { RehearsalSeen } from './seen.ts'

/** Of rehearsals with other containers than that of the trial. */
export const DATA_CAUSES: readonly RehearsalCause[] = [notShareable, refusesOwnData, notRollbackable]

export const rehearsalFindings = (seen: RehearsalSeen): Finding[] =>
  DATA_CAUSES.flatMap(({ code, level, find }) => {
    const finding = find(seen)
    return finding === null ? [] : [{ code, level, ...finding }]
  })

/** What was to be started again and could not be: neither passed nor failed. `why`: a part of a sentence, without a full stop. */
export const notRehearsed = (setting: string, why: string, level: Level = 'warn'): Finding => ({
  code: 'not-rehearsed',
  level,
  confidence: 'proved',
  message: `\`${setting}\` was not carried out: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
  evidence: [],
})

export function toRehearsal(seen: RehearsalSeen): Rehearsal {
  const reason = failureOf(seen)
  const ready = seen.evidence.timeline?.readySeconds ?? null
  const [level = 'fail'] = rehearsalFindings(seen).map((finding) => finding.level)
  return {
    kind: seen.kind,
    ok: reason === null,
    ...(level === 'fail' ? {} : { level }),
    seconds: Math.round(seen.seconds * 1000) / 1000,
    detail: visibleLine(bounded(reason?.message ?? readyText(seen, ready), MOST_CHARACTERS)),
    readySeconds: ready,
  }
}

const MOST_CHARACTERS = 1000

/** `ready in 0.34 s, on what main@3f2a1c9 has left in /data` */
function readyText(
  { kind, other = 'the baseline', volumes = [] }: RehearsalSeen,
  ready: number | null,
): string {
  const when = ready === null ? 'stayed up' : `ready in ${ready.toFixed(2)} s`
  const where = pathList(volumes)
  if (kind === 'twice') return where === '' ? when : `${when}, both on ${where}`
  return `${when}, on what ${kind === 'upgrade' ? other : 'this image'} has left in ${where}`
}
