/** The words most similar to a given one, for "did you mean …?". Case does not count. */
import { distance } from 'fastest-levenshtein'

/** Of longer words only the first characters are compared. */
const LONGEST = 100

/** All words that are near, closest first, without `word` itself. `most` edits; by default a third of its letters. */
export function nearest(
  word: string,
  words: readonly string[],
  most = Math.max(1, Math.floor(word.length / 3)),
): string[] {
  const plain = word.slice(0, LONGEST).toLowerCase()
  return words
    .filter((one) => one !== word)
    .map((one) => ({ one, edits: editsBetween(plain, one.slice(0, LONGEST).toLowerCase()) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits)
    .map(({ one }) => one)
}

/** The nearest word; else the closest of those that begin as this one does, which may abbreviate it. Undefined where there is neither. */
export function suggestion(word: string, words: readonly string[]): string | undefined {
  const plain = word.slice(0, LONGEST).toLowerCase()
  if (words.includes(plain)) return plain
  if (plain.length < 2) return undefined // one edit makes any letter of it
  const least = Math.max(LEAST_COMMON, plain.length / 2)
  const alike = words.filter((one) => commonPrefix(plain, one.toLowerCase()) >= least)
  return nearest(word, words)[0] ?? nearest(word, alike, Infinity)[0]
}

/** Characters that make an abbreviation. */
const LEAST_COMMON = 3

/** Two swapped neighbours (`biuld`) are one edit, not two. */
function editsBetween(word: string, other: string): number {
  const at = commonPrefix(word, other)
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`
  return at < word.length && swapped === other ? 1 : distance(word, other)
}

function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
