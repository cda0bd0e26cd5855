/** Text for a terminal that shows only ASCII. */

const SIGNS: Readonly<Record<string, string>> = {
  '⚓': '[ok]',
  '✅': '[ok]',
  '❌': '[failed]',
  '🚫': '[error]',
  '⚠': '[!]',
  ℹ: '[i]',
  '❔': '[?]',
  '⏭': '[skipped]',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '→': '->',
  '−': '-',
  '–': '-',
  '·': '|',
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  µ: 'u',
  μ: 'u',
  '×': 'x',
  '│': '|',
  '\ufe0f': '',
}

/** Known signs as ASCII; other characters as escapes, `\u00FC`: a terminal without UTF-8 may take their bytes as commands. */
export const ascii = (text: string): string =>
  text.replace(/[^\t\n -~]/gu, (character) => SIGNS[character] ?? spell(character))

function spell(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}
