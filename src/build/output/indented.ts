/** buildx 0.13 spreads each message of `--progress=rawjson` over many lines: `{`, indented ones, `}`. Later ones do not. */

/** A longer message is none. */
const LONGEST = 32 * 1024 * 1024

/** Takes line by line, and gives back each message as one line, and lines that belong to none as they are. */
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
