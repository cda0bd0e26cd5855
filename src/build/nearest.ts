/** The words most like a given one, for "did you mean". Case does not count. */
import { distance } from 'fastest-levenshtein'

const LONGEST = 100

/** Closest first, the given word itself left out. By default no more than a third of its letters may differ. */
export function nearest(
  word: string,
  words: readonly string[],
  most = Math.max(1, Math.floor(word.length / 3)),
): string[] {
  const plain = word.slice(0, LONGEST).toLowerCase()
  return words
    .filter((one) => one !== word)
    .map((one) => ({ one, far: distance(plain, one.slice(0, LONGEST).toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one)
}
