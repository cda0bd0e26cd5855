/**
 * Dead weight by brute force: paths are strings, trees are maps, and after each layer the whole tree is searched for
 * every content. Slow, but a direct form of the definition; shares no code with src.
 */
export type Entry =
  /** `text` is the content that a program reads; `stored` the number of bytes in the tar, if fewer. */
  | { type: 'file'; path: string; text: string; stored?: number }
  | { type: 'symlink'; path: string; target: string }
  | { type: 'hardlink'; path: string; target: string }
  | { type: 'folder'; path: string }
  | { type: 'device'; path: string }
  | { type: 'whiteout'; path: string }
  | { type: 'opaque'; path: string }
  /** Another `.wh..wh.` name in that folder: hides nothing. */
  | { type: 'marker'; path: string }

export interface DeadContent {
  path: string
  bytes: number
  addedBy: number
  killedBy: number
  cause: 'overwritten' | 'deleted' | 'metadata'
}

interface Content {
  text: string
  stored: number
  layer: number
  home: string
  dead: boolean
}
type Node =
  | { kind: 'file'; content: Content }
  | { kind: 'folder'; opaque: boolean }
  | { kind: 'symlink' | 'lower'; target: string }
  | { kind: 'device' | 'whiteout' }
type Tree = Map<string, Node>

export class Refused extends Error {}

const ROOT = '/'

export function weighSlowly(layers: Entry[][]): { size: number; dead: DeadContent[] } {
  const tree: Tree = new Map()
  const contents: Content[] = []
  const dead: DeadContent[] = []
  const bury = (content: Content, killedBy: number, cause: DeadContent['cause']): void => {
    content.dead = true
    if (content.stored > 0)
      dead.push({ path: content.home, bytes: content.stored, addedBy: content.layer, killedBy, cause })
  }
  for (const [index, entries] of layers.entries()) {
    const own = layOut(entries, index, contents)
    const before = new Set([...own.values()].flatMap((node) => (node.kind === 'file' ? [node.content] : [])))
    for (const content of contents)
      if (content.layer === index && !before.has(content)) bury(content, index, 'overwritten')
    const had = new Map(
      [...tree].flatMap(([path, node]) => (node.kind === 'file' ? [[path, node.content]] : [])),
    )
    lay(own, tree)
    const live = new Set([...tree.values()].flatMap((node) => (node.kind === 'file' ? [node.content] : [])))
    for (const content of contents) {
      if (content.dead || live.has(content)) continue
      const names = [...had].filter(([, one]) => one === content).map(([path]) => path)
      const there = names.flatMap((path) => tree.get(path) ?? [])
      const isSame = there.some((node) => node.kind === 'file' && node.content.text === content.text)
      bury(content, index, isSame ? 'metadata' : there.length > 0 ? 'overwritten' : 'deleted')
    }
  }
  return { size: contents.reduce((sum, { stored }) => sum + stored, 0), dead }
}

function layOut(entries: Entry[], layer: number, contents: Content[]): Tree {
  const own: Tree = new Map()
  for (const entry of entries) {
    const parts = entry.path.split('/').filter((part) => part !== '' && part !== '.')
    if (entry.type === 'opaque' || entry.type === 'marker') {
      const folder = folderOf(own, parts)
      if (folder !== '' && entry.type === 'opaque') own.set(folder, { kind: 'folder', opaque: true })
      continue
    }
    const name = parts.pop() ?? ''
    const path = name === '' ? ROOT : `${folderOf(own, parts)}/${name}`
    if (entry.type === 'whiteout') {
      if (!own.has(path)) own.set(path, { kind: 'whiteout' })
    } else if (entry.type === 'folder') {
      if (own.get(path)?.kind !== 'folder') put(own, path, { kind: 'folder', opaque: false })
    } else if (entry.type === 'device') put(own, path, { kind: 'device' })
    else if (entry.type === 'symlink') put(own, path, { kind: 'symlink', target: entry.target })
    else if (entry.type === 'hardlink') putHardLink(own, path, entry.target)
    else {
      const { text, stored = text.length } = entry
      const content = { text, stored, layer, home: path, dead: false }
      contents.push(content)
      put(own, path, { kind: 'file', content })
    }
  }
  return own
}

function putHardLink(own: Tree, path: string, target: string): void {
  const parts = target.split('/').filter((part) => part !== '' && part !== '.')
  const name = parts.pop()
  if (name === undefined) throw new Refused('to the root')
  const at = `${follow(own, parts)}/${name}`
  const node = own.get(at)
  if (node?.kind === 'folder') throw new Refused('to a folder')
  if (!node || node.kind === 'whiteout') put(own, path, { kind: 'lower', target: at })
  else if (at !== path) put(own, path, node)
}

/** The root is always a folder: a member that replaces it is ignored. */
function put(tree: Tree, path: string, node: Node): void {
  if (path === ROOT) return
  remove(tree, path)
  tree.set(path, node)
}

function remove(tree: Tree, path: string, isItself = true): void {
  for (const at of [...tree.keys()])
    if (at.startsWith(`${path}/`) || (isItself && at === path)) tree.delete(at)
}

function follow(own: Tree, parts: string[]): string {
  let path = ''
  let hops = 0
  const rest = [...parts]
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      path = path.split('/').slice(0, -1).join('/')
      continue
    }
    const node = own.get(`${path}/${part}`)
    if (node?.kind !== 'symlink') path = `${path}/${part}`
    else {
      if (++hops > 255) throw new Refused('links go round')
      if (node.target.startsWith('/')) path = ''
      rest.unshift(...node.target.split('/'))
    }
  }
  return path
}

function folderOf(own: Tree, parts: string[]): string {
  const folder = follow(own, parts)
  const all = folder.split('/').slice(1)
  for (const depth of all.keys()) {
    const path = `/${all.slice(0, depth + 1).join('/')}`
    const node = own.get(path)
    if (node && node.kind !== 'folder' && node.kind !== 'whiteout') throw new Refused('in a file')
    if (node?.kind !== 'folder') own.set(path, { kind: 'folder', opaque: false })
  }
  return folder
}

function lay(own: Tree, tree: Tree): void {
  const lower = new Map<string, Node>()
  for (const [path, node] of own) {
    if (node.kind !== 'lower') continue
    const target = tree.get(node.target)
    if (!target || target.kind === 'folder') throw new Refused('to nothing')
    lower.set(path, target)
  }
  for (const [path, node] of [...own].sort(([a], [b]) => a.split('/').length - b.split('/').length)) {
    if (node.kind === 'whiteout') remove(tree, path)
    else if (node.kind !== 'folder') put(tree, path, lower.get(path) ?? node)
    else if (tree.get(path)?.kind !== 'folder') put(tree, path, { kind: 'folder', opaque: false })
    else if (node.opaque) remove(tree, path, false)
  }
}
