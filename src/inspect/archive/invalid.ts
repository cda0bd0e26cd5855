import { UserError } from '../../core/errors.ts'
import { Malformed } from '../malformed.ts'

const SAVE_AGAIN = 'Save the image again, and check that the whole file arrived.'

/** `archive-invalid`. `sentence` names the part, the archive and what is wrong. */
export function invalidArchive(sentence: string, hint = SAVE_AGAIN, cause?: unknown): UserError {
  return new UserError('archive-invalid', sentence, hint, { cause })
}

/** `archive-invalid` for `what`, which failed with `cause`; `of`: what the position in `cause` counts from. */
export function unreadable(what: string, cause: Malformed, of: string): UserError {
  const position = cause.at === null ? '' : `, at byte ${cause.at} of ${of}`
  return invalidArchive(`${what} cannot be read: ${cause.message}${position}`, SAVE_AGAIN, cause)
}
