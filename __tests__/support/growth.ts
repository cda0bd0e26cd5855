/** How the time of some work grows with the size of a text, for tests that it is linear. Sizes are in characters. */

const SMALL = 250_000
const LARGE = 1_000_000
/** Four times the text: linear work takes four times as long, quadratic work sixteen. */
const MOST = 10
/** Shorter times say nothing: a pause of the machine is as long. */
const LEAST_MS = 60
/** At which work on the small text is quadratic beyond doubt: the large one would hang the test. */
const HOPELESS_MS = 10_000

/** Null when it is linear; else what was measured. A noisy machine is asked again. */
export function superlinear(work: (text: string) => unknown, unit: string): string | null {
  const small = unit.repeat(Math.ceil(SMALL / unit.length))
  const large = unit.repeat(Math.ceil(LARGE / unit.length))
  let said = ''
  for (let tries = 0; tries < 4; tries++) {
    const [few, many] = [milliseconds(work, small), milliseconds(work, large)]
    if (few < HOPELESS_MS && (many < LEAST_MS || many / few < MOST)) return null
    said = `${JSON.stringify(unit)}: ${few.toFixed(0)} ms, then ${many.toFixed(0)} ms`
    if (few >= HOPELESS_MS) break
  }
  return said
}

function milliseconds(work: (text: string) => unknown, text: string): number {
  const began = performance.now()
  work(text)
  return performance.now() - began
}
