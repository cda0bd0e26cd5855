/** Random numbers that are the same for the same seed, on every machine. */

// taken out of `Math` once: a test runner makes each use of a global slow
const { cos, exp, imul, log, sqrt, PI } = Math

/** From 0 to 1, without 1. */
export type Random = () => number

/** Mulberry32. `stream`: one seed has many independent ones. */
export function randomOf(seed: number, stream: number): Random {
  let state = (imul(seed, 0x9e3779b1) ^ imul(stream + 1, 0x85ebca6b)) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many events happen where `mean` are expected. */
export function poisson(mean: number, random: Random): number {
  const least = exp(-mean)
  let count = 0
  for (let product = random(); product > least; product *= random()) count++
  return count
}

/** How many of `tries` succeed. */
export function binomial(tries: number, chance: number, random: Random): number {
  let count = 0
  for (let one = 0; one < tries; one++) if (random() < chance) count++
  return count
}

/** Log-normal with that mean. */
export function logNormal({ mean, sigma }: { mean: number; sigma: number }, random: Random): number {
  const normal = sqrt(-2 * log(1 - random())) * cos(2 * PI * random())
  return mean * exp(sigma * normal - sigma ** 2 / 2)
}
