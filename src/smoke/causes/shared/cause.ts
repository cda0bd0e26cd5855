/** A cause of failure: a pure function of the evidence, with its stable code and its row in the README. */
import type { FindingCode } from '../../../core/finding-codes.ts'
import type { Finding, Level } from '../../../core/schema.ts'
import type { Evidence } from '../../evidence.ts'

export interface Cause {
  /** Stable, kebab-case; documented in `docs/findings/<code>.md`. */
  code: FindingCode
  level: Level
  /** Completes the sentence "this code means that …". */
  about: string
  /** It is what happened, not why; reported only if no other cause explains it. */
  isEffect?: boolean
  /** Null if the evidence does not match. */
  find: (evidence: Evidence) => CauseFinding | null
}

/** A finding without the fields of its cause; `level` overrides that of the cause. */
export type CauseFinding = Omit<Finding, 'code' | 'level'> & { level?: Level }
