/** Paths as text, without a slash in front. */

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A path that has `folder` (`a/b/`) in it: what stands before, which may be the root of another system, and after. */
export function around(path: string, folder: string): { root: string; rest: string } | null {
  // most paths have it nowhere, which is soonest told from the start
  const at = path.includes(folder) ? path.lastIndexOf(folder) : -1
  if (at < 0 || (at > 0 && path[at - 1] !== '/')) return null
  return { root: path.slice(0, at), rest: path.slice(at + folder.length) }
}

/** The path of `name` seen from a folder; an absolute name stands for itself. `..` above the root stays there. */
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
