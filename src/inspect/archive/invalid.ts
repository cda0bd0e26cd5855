/** The user's sentences for archives that cannot be weighed. */
import { UserError } from '../../core/errors.ts'
import { Malformed } from '../malformed.ts'

const AGAIN = 'Save the image again, and check that the whole file arrived.'

/** `sentence` says which part of which archive, and what is wrong with it. */
export function invalidArchive(sentence: string, hint = AGAIN, cause?: unknown): UserError {
  return new UserError('archive-invalid', sentence, hint, { cause })
}

/** `what` could not be read because of `cause`; `of` names what the place in `cause` counts from. */
export function unreadable(what: string, cause: Malformed, of: string): UserError {
  const place = cause.at === null ? '' : `, at byte ${cause.at} of ${of}`
  return invalidArchive(`${what} cannot be read: ${cause.message}${place}`, AGAIN, cause)
}
