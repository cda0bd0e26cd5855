/** The file or folder that a line of a log speaks of. Pure. */

const QUOTED = /['"‘`“]((?:\/|\.{1,2}\/)[^'"’`”]{1,300})['"’`”]/
/** A bare one ends at a space or at what a sentence has around it. */
const BARE = /(?:^|[\s(=:@])((?:\/|\.{1,2}\/)[^\s:'",;()]{1,300})/g
/** A program that speaks (`/docker-entrypoint.sh: line 3: …`) is not what it speaks of. */
const SPEAKER = /^\S{1,200}?: (?:line )?\d{1,6}: |^(?:\/|\.\/)\S{1,200}: (?=\S)/

export function pathIn(line: string): string | null {
  const quoted = QUOTED.exec(line)?.[1]
  if (quoted !== undefined) return quoted
  const said = line.replace(SPEAKER, '')
  return [...said.matchAll(BARE)].at(-1)?.[1] ?? null
}
