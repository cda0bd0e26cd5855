/**
 * Errors that a user sees: a code to search for, one sentence (what, where), and a hint how to fix it. `exit` is the
 * exit code of the command line: 2 wrong settings, 3 could not be tried.
 */
import { bounded } from '../lib/visible.ts'

export type ErrorCode =
  | 'settings'
  | 'event-refused'
  | 'no-engine'
  | 'engine-failed'
  | 'engine-lost'
  | 'no-compose'
  | 'compose-failed'
  | 'policy-unavailable'
  | 'image-not-found'
  | 'archive-invalid'
  | 'baseline-invalid'
  | 'disk-full'
  | 'report-unwritable'
  | 'cancelled'
  | 'internal'

export class UserError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly exit: 2 | 3

  constructor(code: ErrorCode, sentence: string, hint = '', options: { exit?: 2 | 3; cause?: unknown } = {}) {
    super(boundedSentence(sentence, code), { cause: options.cause })
    this.name = 'UserError'
    this.code = code
    this.hint = hint
    this.exit = options.exit ?? 3
  }
}

const MOST_CHARACTERS = 1000
/** All wrong settings are listed, each on its own lines. */
const MOST_OF_SETTINGS = 16_000

/** Sentences quote untrusted text, and a path may have a megabyte. */
const boundedSentence = (sentence: string, code: ErrorCode): string =>
  bounded(sentence, code === 'settings' ? MOST_OF_SETTINGS : MOST_CHARACTERS)

/** Ends a sentence about what the cancelled run stopped: the words of an aborted request differ by how far it was. */
export const CANCELLED = 'it was cancelled'

/** The message of any thrown value. */
export function messageOf(cause: unknown): string {
  const message = fieldOf(cause, 'message')
  return typeof message === 'string' ? message : String(cause)
}

/** The system error code (`ENOSPC`, `ECONNREFUSED`) of a thrown value or of one of its causes. */
export function systemCode(cause: unknown): string | undefined {
  for (let at = cause, depth = 0; at && depth < 5; at = fieldOf(at, 'cause'), depth++) {
    const code = fieldOf(at, 'code')
    if (typeof code === 'string') return code
  }
  return undefined
}

/** By property, not by class: errors of another realm (a worker, a test's sandbox) are errors too. */
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The error to show for any thrown value: `disk-full` for ENOSPC; an unexpected error is a bug in Sea Trial. */
export function asUserError(cause: unknown): UserError {
  if (cause instanceof UserError) return cause
  if (systemCode(cause) === 'ENOSPC') {
    return new UserError(
      'disk-full',
      `The disk is full: ${messageOf(cause)}`,
      'Free some space, then run this again.',
      { cause },
    )
  }
  const hint =
    'This is a bug in Sea Trial: please report it with the text above. SEA_TRIAL_DEBUG=1 prints the stack trace.'
  return new UserError('internal', `Unexpected error: ${messageOf(cause)}`, hint, { cause })
}
