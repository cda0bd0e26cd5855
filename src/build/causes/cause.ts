/** A cause of a failed build: a pure function of the known facts. */
import type { Finding } from '../../core/schema.ts'
import type { Failure } from './failure.ts'

/** Returns null if the build did not fail for this cause. */
export type Cause = (failure: Failure) => Finding | null
