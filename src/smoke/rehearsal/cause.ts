/** Why a rehearsal failed: a pure function of what was seen, with its stable code. */
import type { FindingCode } from '../../core/finding-codes.ts'
import type { Finding, Level } from '../../core/schema.ts'
import type { CauseFinding } from '../causes/shared/cause.ts'
import { diagnose } from '../causes/index.ts'
import type { Evidence } from '../evidence.ts'
import type { RehearsalSeen } from './seen.ts'

export interface RehearsalCause {
  /** Stable, kebab-case; documented in `docs/findings/<code>.md`. */
  readonly code: FindingCode
  /** Where the rehearsal was asked for, if a finding does not say otherwise. */
  readonly level: Level
  /** Completes the sentence "this code means that …". */
  readonly about: string
  /** Null if the rehearsal is of another kind, or did not fail. */
  readonly find: (seen: RehearsalSeen) => CauseFinding | null
}

/** The first failure of the start that decides; null where it became ready and stayed healthy. */
export const failureOf = ({ evidence }: Pick<RehearsalSeen, 'evidence'>): Finding | null =>
  diagnose(evidence).find(({ level }) => level === 'fail') ?? null

/** What ended by itself has failed for certain; one that was only slow may become ready later. */
const confidenceOf = ({ ended, startFailure }: Evidence): Finding['confidence'] =>
  ended || startFailure !== null ? 'proved' : 'likely'

/** A finding that ends with the reason of the failed start. */
export function failedStart(
  { evidence }: RehearsalSeen,
  { message, location, evidence: lines }: Finding,
  lead: string,
  fix: string,
): CauseFinding {
  const { CMD, ENTRYPOINT } = evidence.places
  const place = location ?? CMD ?? ENTRYPOINT
  return {
    confidence: confidenceOf(evidence),
    message: `${lead}: ${message}`,
    fix,
    ...(place ? { location: place } : {}),
    evidence: lines,
  }
}

/** `/data and /var/lib/app`; a long list is cut. */
export function pathList(paths: readonly string[] = []): string {
  const shown = paths.slice(0, MOST_PATHS)
  const more = paths.length - shown.length
  const names = more > 0 ? [...shown, `${more} more`] : shown
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

const MOST_PATHS = 3
