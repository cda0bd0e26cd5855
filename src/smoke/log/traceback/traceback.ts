/** What a language's runtime prints when a program dies of an error that nobody caught. */

export interface Thrown {
  /** `ModuleNotFoundError`, `panic`; without its package. */
  exception: string
  message: string
}

export interface Traceback extends Thrown {
  language: 'Python' | 'Node.js' | 'Java' | 'Go' | 'Ruby' | 'PHP' | '.NET' | 'Rust' | 'C++' | 'Swift'
  /** The app's own frame nearest to the error, else the nearest frame at all. */
  file?: string
  line?: number
  /** The error at the bottom of a chain, where that is another. */
  cause?: Thrown
  /** Where it begins and ends among the lines that were read, the end included. */
  from: number
  to: number
}

/** Finds the last one of its language; null where there is none. Pure, and linear in the lines. */
export type TracebackParser = (lines: readonly string[]) => Traceback | null

export interface Frame {
  file: string
  line?: number
}

/** Innermost first. Frames of a library say where an error was thrown, the app's own where it came from. */
export function ownFrame(frames: readonly Frame[], isLibrary: (file: string) => boolean): Partial<Frame> {
  return frames.find(({ file }) => !isLibrary(file)) ?? frames[0] ?? {}
}

/** `KeyError: 'PORT'`; a bare name where there is no message. */
export const formatThrown = ({ exception, message }: Thrown): string =>
  message === '' ? exception : `${exception}: ${message}`
