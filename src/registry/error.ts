/** Why a registry does not give or take what it should: one sentence with the cause and how to fix it. */

export type RegistryProblem =
  /** There is no such image. */
  | 'not-found'
  /** The registry refuses the credentials, or the lack of them. */
  | 'unauthorized'
  /** The credentials are right, but may not push there. */
  | 'denied'
  /** The tag has another digest, and must keep it. */
  | 'immutable'
  /** A layer, or all that is stored, is more than it takes. */
  | 'too-large'
  /** It refuses a request for another reason. */
  | 'refused'
  /** Its certificate is not trusted. */
  | 'tls'
  /** It does not speak TLS. */
  | 'plain'
  /** It cannot be reached, or stopped responding. */
  | 'unreachable'
  /** It is too busy, or has a fault. */
  | 'unavailable'
  /** It sent other bytes than were asked for, or breaks the protocol. */
  | 'invalid'

export class RegistryError extends Error {
  readonly problem: RegistryProblem
  /** Whether the same request may succeed a little later. */
  readonly isTemporary: boolean
  /** Seconds that the registry asks to wait; null if it does not. */
  readonly retryAfter: number | null

  constructor(
    problem: RegistryProblem,
    sentence: string,
    options: { cause?: unknown; isTemporary?: boolean; retryAfter?: number | null } = {},
  ) {
    super(sentence, { cause: options.cause })
    this.name = 'RegistryError'
    this.problem = problem
    this.isTemporary = options.isTemporary ?? false
    this.retryAfter = options.retryAfter ?? null
  }
}

/** For `catch`: null instead of an error if there is no such thing. */
export function nullIfMissing(cause: unknown): null {
  if (cause instanceof RegistryError && cause.problem === 'not-found') return null
  throw cause
}
