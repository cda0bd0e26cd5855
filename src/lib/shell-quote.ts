/** Quoting for a POSIX shell: text to copy and paste, and to read. Sea Trial itself never runs a shell. */

/** Words that a shell takes literally. `…`, which stands for a redacted value, needs no quotes. */
const LITERAL = /^[\w@%+=:,./…-]+$/

/** One word, in single quotes where it needs them. */
export const quoteWord = (word: string): string =>
  LITERAL.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** An argument list as one command line. */
export const quoteCommand = (argv: readonly string[]): string => argv.map(quoteWord).join(' ')
