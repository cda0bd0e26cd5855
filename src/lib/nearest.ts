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
    .map((one) => ({ one, far: slips(plain, one.slice(0, LONGEST).toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one)
}

/** Two neighbours that changed places (`biuld`) are one slip of the hand, not two letters. */
function slips(word: string, other: string): number {
  let at = 0
  while (at < word.length && word[at] === other[at]) at++
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`
  return at < word.length && swapped === other ? 1 : distance(word, other)
}
