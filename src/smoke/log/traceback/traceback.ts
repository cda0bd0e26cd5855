/** The output of a language's runtime when a program ends with an uncaught error. */

export interface Thrown {
  /** `ModuleNotFoundError`, `panic`; without its package. */
  exception: string
  message: string
}

export interface Traceback extends Thrown {
  language: 'Python' | 'Node.js' | 'Java' | 'Go' | 'Ruby' | 'PHP' | '.NET' | 'Rust' | 'C++' | 'Swift'
  /** The app's own frame nearest to the error, else the nearest frame. */
  file?: string
  line?: number
  /** The root cause of a chain, if it is another error. */
  cause?: Thrown
  /** First and last index in the given lines. */
  from: number
  to: number
}

/** Finds the last traceback of its language; null if there is none. Pure, and linear in the lines. */
export type TracebackParser = (lines: readonly string[]) => Traceback | null

export interface Frame {
  file: string
  line?: number
}

/**
 * `frames`: innermost first. A library's frame shows where an error was thrown, the app's own frame where it came from.
 */
export function ownFrame(frames: readonly Frame[], isLibrary: (file: string) => boolean): Partial<Frame> {
  return frames.find(({ file }) => !isLibrary(file)) ?? frames[0] ?? {}
}

/** `KeyError: 'PORT'`; only the name if there is no message. */
export const formatThrown = ({ exception, message }: Thrown): string =>
  message === '' ? exception : `${exception}: ${message}`
