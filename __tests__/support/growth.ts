/** Measures how time grows with the size of a text, for tests of linear time. Sizes are in characters. */

/** Four times the text: linear work takes four times as long, quadratic work sixteen. */
const TIMES = 4
const MOST = 10
/** Below this, times are noise. A quadratic million would take minutes. */
const LEAST_MS = 1000
/** Limit for a small part of the text: slower work would hang the test. */
const HOPELESS_MS = 2000
const SAMPLE = 25

/** Null if the time is linear in the size; else the measurements. */
export function superlinear(work: (text: string) => unknown, unit: string, size = 1_000_000): string | null {
  const of = (characters: number) => milliseconds(work, unit.repeat(Math.ceil(characters / unit.length)))
  const sample = of(size / SAMPLE)
  if (sample > HOPELESS_MS) return `${JSON.stringify(unit)}: ${sample.toFixed(0)} ms for ${size / SAMPLE}`
  const whole = of(size)
  if (whole < LEAST_MS) return null
  const part = of(size / TIMES)
  return whole / part < MOST
    ? null
    : `${JSON.stringify(unit)}: ${part.toFixed(0)} ms, then ${whole.toFixed(0)} ms`
}

/** CPU time of this process, so that other load does not count. */
function milliseconds(work: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage()
  work(text)
  return process.cpuUsage(began).user / 1000
}
