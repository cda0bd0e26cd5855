/** `$NAME` and `${NAME}` as Go's os.Expand replaces them: by nothing where there is no such variable. Pure. */

/** Go's special names of one character, a name, or what is in braces. A `$` before anything else stays. */
const VARIABLE = /\$(?:\{([^}]*)\}|([*#$@!?0-9-]|[A-Za-z_]\w*))/g

export const expand = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(VARIABLE, (_, braced?: string, bare?: string) => env.get(braced ?? bare ?? '') ?? '')

/** `NAME=value` items; of two of one name the later counts. */
export const envMap = (...lists: readonly (readonly string[])[]): Map<string, string> =>
  new Map(
    lists.flat().map((item): [string, string] => {
      const at = item.indexOf('=')
      return at < 0 ? [item, ''] : [item.slice(0, at), item.slice(at + 1)]
    }),
  )
