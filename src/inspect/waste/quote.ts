/** Text of others in a sentence: short, and in one quotation. The Report's renderers do the rest. */

/** As code in a sentence; it can hold no backtick of its own. */
export const quoted = (text: string, most: number): string => `\`${short(text.replaceAll('`', "'"), most)}\``

/** What a shell is told first says little: `RUN set -eux; make` is `RUN make`. */
export const shown = (command: string): string =>
  command.replace(/^RUN set -\w+(?: pipefail)? ?(?:;|&&) ?/, 'RUN ')

/** At most so many characters, none of them cut in half. */
export const short = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
