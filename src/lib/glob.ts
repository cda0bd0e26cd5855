/** Globs on names and sentences: `*` stands for any characters, `?` for one. Takes at most text × pattern steps. */

/** Whether the whole text matches. Case counts. */
export function matchesGlob(text: string, glob: string): boolean {
  let [at, from] = [0, 0]
  let star: { glob: number; text: number } | null = null
  while (at < text.length) {
    if (glob[from] === '*') {
      star = { glob: from, text: at }
      from++
    } else if (from < glob.length && (glob[from] === '?' || glob[from] === text[at])) {
      at++
      from++
    } else if (star !== null) {
      star.text++ // the last star takes one more character
      at = star.text
      from = star.glob + 1
    } else return false
  }
  while (glob[from] === '*') from++
  return from === glob.length
}
