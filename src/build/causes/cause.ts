/** A cause of a failed build: a pure function of what is known about the failure. */
import type { Finding } from '../../core/schema.ts'
import type { Failure } from './failure.ts'

/** Null when the build did not fail for this cause. */
export type Cause = (failure: Failure) => Finding | null
