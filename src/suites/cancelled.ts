import { UserError } from '../core/errors.ts'

/** Throws `cancelled` where the run is. */
export function checkCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new UserError('cancelled', 'The run was cancelled')
}
