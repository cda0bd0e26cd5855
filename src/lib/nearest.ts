/** The words most similar to a given one, for "did you mean …?". Case does not count. */
import { closest, distance } from 'fastest-levenshtein'

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

/** The closest word, if it begins with the same three characters or shares half of its letters; else undefined. For a small set of lower-case names, where abbreviations are likely. */
export function suggestion(word: string, words: readonly string[]): string | undefined {
  const found = words.length > 0 ? closest(word.toLowerCase(), [...words]) : undefined
  const isNear = found !== undefined && (commonPrefix(found, word) >= 3 || sharedLetters(found, word) >= 0.5)
  return isNear ? found : undefined
}

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

/** From 0 to 1. */
function sharedLetters(a: string, b: string): number {
  const shared = a.split('').filter((letter) => b.includes(letter)).length
  return shared / Math.max(a.length, b.length, 1)
}
