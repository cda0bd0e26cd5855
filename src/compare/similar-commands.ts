/** How alike two commands of layers are, so that an edited command is recognised as the same one. */

export interface Command {
  readonly text: string
  /** `RUN`, `COPY`; of other builders the first word. */
  readonly instruction: string
  /** The different words of its arguments, as numbers, sorted. */
  readonly words: Int32Array
}

/** Later words of a long command are ignored: a thousand layers are compared with a thousand others. */
const MOST_WORDS = 32
const BETWEEN_WORDS = /[^\w./-]+/

/** Reads commands; equal words get equal numbers. */
export function commandReader(): (text: string) => Command {
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }
  return (text) => {
    const end = text.indexOf(' ')
    const [instruction, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)]
    const words = rest.split(BETWEEN_WORDS, MOST_WORDS).filter((word) => word !== '')
    return { text, instruction, words: Int32Array.from(new Set(words.map(numberOf))).sort() }
  }
}

/** The share of words that both have: 0 to 1. */
export function similarity({ words: a }: Command, { words: b }: Command): number {
  let [common, at, other] = [0, 0, 0]
  while (at < a.length && other < b.length) {
    const [word = 0, otherWord = 0] = [a[at], b[other]]
    if (word === otherWord) common++
    if (word <= otherWord) at++
    if (word >= otherWord) other++
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length)
}
