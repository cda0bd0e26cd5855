/**
 * Lays the members of one layer on an empty root of their own: so symbolic links that the layer made are followed,
 * and those of lower layers are not. Whiteouts become nodes as well; they act when the layer is laid on others.
 */
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import type { TarMember } from '../tar/reader.ts'
import { ints, octets } from '../tree/column.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import type { ContentTable } from './content-table.ts'
import type { Nodes } from './index.ts'
import { parseName, whiteoutOf, withoutDotDot, type Whiteout } from './name.ts'
import type { Workspace } from './workspace.ts'

export class LayerTree {
  readonly #plot: Workspace
  readonly #contents: ContentTable

  constructor(plot: Workspace, contents: ContentTable) {
    this.#plot = plot
    this.#contents = contents
  }

  /** Whether the member is a regular file, whose content `contents` now waits for. */
  add(member: TarMember): boolean {
    const { folder, base } = parseName(member.name)
    const whiteout = whiteoutOf(base)
    if (whiteout) {
      this.#hide(whiteout, this.#folder(folder))
      return false
    }
    this.#addAt(base.length === 0 ? ROOT : this.#child(this.#folder(folder), base), member)
    return member.type === '0'
  }

  /** All but the root, each folder before what is in it. */
  toNodes(): Nodes {
    const { tree } = this.#plot
    const columns = { paths: ints(), kinds: octets(), values: ints() }
    for (const path of tree.walk()) {
      columns.paths.push(path)
      columns.kinds.push(tree.kind(path))
      columns.values.push(tree.value(path))
    }
    return {
      paths: columns.paths.toArray(),
      kinds: columns.kinds.toArray(),
      values: columns.values.toArray(),
    }
  }

  /** By type flag; engines refuse all others, GNU's own sparse type `S` among them. */
  #addAt(path: number, member: TarMember): void {
    switch (member.type) {
      case '0':
        this.#put(path, Kind.FILE, this.#contents.begin(member, path))
        break
      case '1':
        this.#addHardLink(member.link, path)
        break
      case '2':
        this.#addSymlink(member.link, path)
        break
      case '5':
        this.#addFolder(path)
        break
      case '3':
      case '4':
      case '6':
        this.#put(path, Kind.OTHER)
        break
      default:
        throw new Malformed(`a member has type ${printable(member.type)}, which engines refuse`)
    }
  }

  #hide(whiteout: Whiteout, folder: number): void {
    const { tree } = this.#plot
    if (whiteout.hides === 'folder' && folder !== ROOT) tree.changeFolder(folder, Kind.OPAQUE)
    if (whiteout.hides !== 'path') return
    const path = this.#child(folder, whiteout.base)
    if (tree.kind(path) === Kind.NOTHING) tree.add(path, Kind.WHITEOUT)
  }

  /** The folder of that name, links followed; made, with those above, where it is missing. */
  #folder(name: Uint8Array): number {
    const { tree, resolver, paths } = this.#plot
    const folder = resolver.resolve(name)
    const missing: number[] = []
    for (let at = folder; !isFolder(tree.kind(at)); at = paths.parent(at)) missing.push(at)
    for (const path of missing.reverse()) {
      const kind = tree.kind(path)
      if (kind !== Kind.NOTHING && kind !== Kind.WHITEOUT)
        throw new Malformed(`a member lies in ${paths.text(path)}, which is not a folder`)
      this.#put(path, Kind.FOLDER)
    }
    return folder
  }

  #child(folder: number, base: Uint8Array): number {
    return this.#plot.paths.child(folder, base, 0, base.length)
  }

  /** The last member of a path wins. One that names the root can only be a folder, and changes nothing. */
  #put(path: number, kind: Kind, value = 0): void {
    if (path === ROOT) return
    this.#plot.tree.remove(path)
    this.#plot.tree.add(path, kind, value)
    this.#contents.link(kind, value, 1)
  }

  #addFolder(path: number): void {
    if (!isFolder(this.#plot.tree.kind(path))) this.#put(path, Kind.FOLDER)
  }

  #addSymlink(link: Buffer, path: number): void {
    if (link.length > limits.pathBytes)
      throw new Malformed(`a link target is longer than ${limits.pathBytes} bytes`)
    this.#put(path, Kind.SYMLINK, this.#plot.targets.add(link))
  }

  /** Another name of what its target is. A target that this layer does not have yet is looked for below it. */
  #addHardLink(link: Buffer, path: number): void {
    const { tree, paths, resolver } = this.#plot
    const { folder, base } = parseName(withoutDotDot(link))
    const target = base.length === 0 ? ROOT : this.#child(resolver.resolve(folder), base)
    const kind = tree.kind(target)
    if (isFolder(kind)) throw new Malformed(`a hard link leads to the folder ${paths.text(target)}`)
    if (kind === Kind.NOTHING || kind === Kind.WHITEOUT) this.#put(path, Kind.LINK, target)
    else this.#put(path, kind, tree.value(target))
  }
}

const printable = (type: string): string =>
  /^[!-~]$/.test(type) ? `\`${type}\`` : `0x${type.charCodeAt(0).toString(16)}`
