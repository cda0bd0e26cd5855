/** Untrusted text in a sentence: short, and in one pair of backticks. The Report's renderers escape the rest. */

/** In backticks, at most `most` characters; backticks inside become apostrophes. */
export const quoted = (text: string, most: number): string => `\`${short(text.replaceAll('`', "'"), most)}\``

/** Without shell options: `RUN set -eux; make` becomes `RUN make`. */
export const shown = (command: string): string =>
  command.replace(/^RUN set -\w+(?: pipefail)? ?(?:;|&&) ?/, 'RUN ')

/** At most `most` UTF-16 code units, and no surrogate pair cut in half. */
export const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
