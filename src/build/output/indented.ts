/** buildx 0.13 prints each message of `--progress=rawjson` over many lines: `{`, indented lines, `}`. */

/** Longest message, in characters. */
const LONGEST = 32 * 1024 * 1024

/** Takes one line at a time; returns complete messages as one line, and other lines unchanged. */
export function joinIndented(): (line: string) => string[] {
  let parts: string[] = []
  let length = 0
  return (line) => {
    if (parts.length === 0 && line !== '{') return [line]
    const goesOn = parts.length === 0 || (line.startsWith('  ') && length <= LONGEST)
    parts.push(line)
    length += line.length
    if (goesOn) return []
    const whole = line === '}' ? [parts.join('')] : parts
    parts = []
    length = 0
    return whole
  }
}
