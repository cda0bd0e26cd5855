/**
 * What is wrong with the bytes at hand, said by the reader that found it: a clause such as `it ends inside a tar
 * header`. Whoever knows which layer or archive was being read makes the user's sentence of it.
 */
export class Malformed extends Error {
  /** Bytes from the start of what was being read, uncompressed; null where no place can be named. */
  readonly at: number | null

  constructor(clause: string, at: number | null = null) {
    super(clause)
    this.name = 'Malformed'
    this.at = at
  }
}

/** There should be more: all is well up to `at`, where the bytes end. */
export class CutOff extends Malformed {
  constructor(inside: string, at: number) {
    super(`it ends inside ${inside}`, at)
    this.name = 'CutOff'
  }
}

/** Adds the place to what a deeper reader threw without one. */
export function placed(cause: unknown, at: number): unknown {
  return cause instanceof Malformed && cause.at === null ? new Malformed(cause.message, at) : cause
}
