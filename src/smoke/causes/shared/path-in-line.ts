/** The file or folder in a line of a log. Pure. */

const QUOTED = /['"‘`“]((?:\/|\.{1,2}\/)[^'"’`”]{1,300})['"’`”]/
/** A path without quotes ends at a space or at punctuation. */
const BARE = /(?:^|[\s(=:@])((?:\/|\.{1,2}\/)[^\s:'",;()]{1,300})/g
/** The program that wrote the line (`/docker-entrypoint.sh: line 3: …`) is not the path that it is about. */
const SPEAKER = /^\S{1,200}?: (?:line )?\d{1,6}: |^(?:\/|\.\/)\S{1,200}: (?=\S)/

export function pathIn(line: string): string | null {
  const quoted = QUOTED.exec(line)?.[1]
  if (quoted !== undefined) return quoted
  const said = line.replace(SPEAKER, '')
  return [...said.matchAll(BARE)].at(-1)?.[1] ?? null
}
