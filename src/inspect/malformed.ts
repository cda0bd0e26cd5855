/**
 * Invalid input, described by a clause of the reader that found it: `it ends inside a tar header`. The caller, which
 * knows the layer or archive, completes the sentence.
 */
export class Malformed extends Error {
  /** Uncompressed bytes from the start of the tar; null if unknown. */
  readonly at: number | null

  constructor(clause: string, at: number | null = null) {
    super(clause)
    this.name = 'Malformed'
    this.at = at
  }
}

/** The input ends early: valid up to `at`. */
export class CutOff extends Malformed {
  constructor(inside: string, at: number) {
    super(`it ends inside ${inside}`, at)
    this.name = 'CutOff'
  }
}

/** Adds the position to a Malformed that has none; returns other errors unchanged. */
export function withPosition(cause: unknown, at: number): unknown {
  return cause instanceof Malformed && cause.at === null ? new Malformed(cause.message, at) : cause
}
