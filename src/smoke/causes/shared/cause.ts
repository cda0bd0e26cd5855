/** What a cause of failure is: a pure function of the evidence, with its stable code and its row of the README. */
import type { Finding, Level } from '../../../core/schema.ts'
import type { Evidence } from '../../evidence.ts'

export interface Cause {
  /** Stable, kebab-case; `docs/findings/<code>.md` tells more. */
  code: string
  level: Level
  /** Ends the sentence "this code means that …". */
  about: string
  /** What happened, not why: said only where no other cause explains it. */
  isEffect?: boolean
  /** Null where it does not fit what was seen. */
  find: (evidence: Evidence) => Found | null
}

/** A finding without what the cause says of itself; `level` where this once it differs. */
export type Found = Omit<Finding, 'code' | 'level'> & { level?: Level }
