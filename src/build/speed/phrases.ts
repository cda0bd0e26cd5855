/** Phrases about the speed of a build. */

/** `0.4 s`, `82 s`. */
export const duration = (seconds: number): string =>
  `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`

/** `a`, `a and b`, `a, b and c`. */
export const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`
