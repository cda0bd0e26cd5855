import type { Writable } from 'node:stream'
import { messageOf, systemCode } from '../core/errors.ts'

/** Why what was written did not arrive; null if it did, or if its reader left, as `| head` does. */
export const lossOf = ({ errored }: Writable): string | null =>
  errored && systemCode(errored) !== 'EPIPE' ? messageOf(errored) : null
