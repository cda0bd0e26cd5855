/** Removes `characters` from the end of a text. Not a RegExp: `x+$` takes quadratic time on a long run of `x`. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
