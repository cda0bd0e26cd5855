/** Paths as text, without a leading slash. */

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Splits a path at `folder` (`a/b/`): `root` before it, for systems that are not at `/`, and `rest` after it; null if it does not contain it. */
export function splitAt(path: string, folder: string): { root: string; rest: string } | null {
  // `includes` is fastest for paths without it, which are most
  const at = path.includes(folder) ? path.lastIndexOf(folder) : -1
  if (at < 0 || (at > 0 && path[at - 1] !== '/')) return null
  return { root: path.slice(0, at), rest: path.slice(at + folder.length) }
}

/** The path of `name` relative to a folder, normalised; an absolute name counts from the root. `..` above the root stays at the root. */
export function joined(folder: string, name: string): string {
  const path = name.startsWith('/') || folder === '' ? name : `${folder}/${name}`
  return /(?:^|\/)(?:\.{0,2}(?:\/|$))/.test(path) ? normal(path) : path
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
