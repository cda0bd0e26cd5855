/** Why a registry does not give what it was asked for: one sentence with the cause and how to fix it. */

export type RegistryProblem =
  /** There is no such image. */
  | 'not-found'
  /** The registry refuses the credentials, or the lack of them. */
  | 'unauthorized'
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
