import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import type { TarMember } from '../tar/reader.ts'
import { floats, ints, octets, shorts } from '../tree/column.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import type { ContentTable } from './content-table.ts'
import type { Nodes } from './index.ts'
import { parseName, whiteoutOf, withoutDotDot, type Whiteout } from './name.ts'
import type { Workspace } from './workspace.ts'

/**
 * Applies the members of one layer to an empty root: symbolic links of the layer itself are followed, those of lower
 * layers are not. Whiteouts become nodes; they take effect when the layer is applied to others (`replay`).
 */
export class LayerTree {
  readonly #workspace: Workspace
  readonly #contents: ContentTable
  /** By path. */
  readonly #attributes = attributeColumns()

  constructor(workspace: Workspace, contents: ContentTable) {
    this.#workspace = workspace
    this.#contents = contents
  }

  /** Returns whether the member is a regular file, whose content must follow. Throws Malformed. */
  add(member: TarMember): boolean {
    const { folder, base } = parseName(member.name)
    const whiteout = whiteoutOf(base)
    if (whiteout) {
      this.#hide(whiteout, this.#folder(folder))
      return false
    }
    const path = base.length === 0 ? ROOT : this.#child(this.#folder(folder), base)
    this.#addAt(path, member)
    this.#describe(path, member)
    return member.type === '0'
  }

  /** All nodes except the root, each folder before its children. */
  toNodes(): Nodes {
    const { tree } = this.#workspace
    const columns = { paths: ints(), kinds: octets(), values: ints(), ...attributeColumns() }
    const { modes, uids, gids, times } = this.#attributes
    for (const path of tree.walk()) {
      columns.paths.push(path)
      columns.kinds.push(tree.kind(path))
      columns.values.push(tree.value(path))
      columns.modes.push(modes.at(path))
      columns.uids.push(uids.at(path))
      columns.gids.push(gids.at(path))
      columns.times.push(times.at(path))
    }
    return {
      paths: columns.paths.take(),
      kinds: columns.kinds.take(),
      values: columns.values.take(),
      modes: columns.modes.take(),
      uids: columns.uids.take(),
      gids: columns.gids.take(),
      times: columns.times.take(),
    }
  }

  /** Engines refuse all other types, including GNU's sparse type `S`. */
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
    const { tree } = this.#workspace
    if (whiteout.hides === 'folder' && folder !== ROOT) tree.changeFolder(folder, Kind.OPAQUE)
    if (whiteout.hides !== 'path') return
    const path = this.#child(folder, whiteout.base)
    if (tree.kind(path) === Kind.NOTHING) tree.add(path, Kind.WHITEOUT)
  }

  /** The folder of that name, links followed; created, with its parents, if missing. */
  #folder(name: Uint8Array): number {
    const { tree, resolver, paths } = this.#workspace
    const folder = resolver.resolve(name)
    const missing: number[] = []
    for (let at = folder; !isFolder(tree.kind(at)); at = paths.parent(at)) missing.push(at)
    for (const path of missing.reverse()) {
      const kind = tree.kind(path)
      if (kind !== Kind.NOTHING && kind !== Kind.WHITEOUT)
        throw new Malformed(`a member is in ${paths.text(path)}, which is not a folder`)
      this.#put(path, Kind.FOLDER)
      this.#describe(path, UNKNOWN)
    }
    return folder
  }

  #child(folder: number, base: Uint8Array): number {
    return this.#workspace.paths.child(folder, base, 0, base.length)
  }

  #describe(path: number, { mode, uid, gid, time }: Described): void {
    const { modes, uids, gids, times } = this.#attributes
    modes.set(path, mode)
    uids.set(path, uid)
    gids.set(path, gid)
    times.set(path, time)
  }

  /** The last member of a path wins. Members for the root are ignored. */
  #put(path: number, kind: Kind, value = 0): void {
    if (path === ROOT) return
    this.#workspace.tree.remove(path)
    this.#workspace.tree.add(path, kind, value)
    this.#contents.link(kind, value, 1)
  }

  #addFolder(path: number): void {
    if (!isFolder(this.#workspace.tree.kind(path))) this.#put(path, Kind.FOLDER)
  }

  #addSymlink(link: Buffer, path: number): void {
    if (link.length > limits.pathBytes)
      throw new Malformed(`a link target is longer than ${limits.pathBytes} bytes`)
    this.#put(path, Kind.SYMLINK, this.#workspace.targets.add(link))
  }

  /** The same node as its target. A target that this layer does not have yet is looked up in lower layers. */
  #addHardLink(link: Buffer, path: number): void {
    const { tree, paths, resolver } = this.#workspace
    const { folder, base } = parseName(withoutDotDot(link))
    const target = base.length === 0 ? ROOT : this.#child(resolver.resolve(folder), base)
    const kind = tree.kind(target)
    if (isFolder(kind)) throw new Malformed(`a hard link points to the folder ${paths.text(target)}`)
    if (kind === Kind.NOTHING || kind === Kind.WHITEOUT) this.#put(path, Kind.LINK, target)
    else this.#put(path, kind, tree.value(target))
  }
}

type Described = Pick<TarMember, 'mode' | 'uid' | 'gid' | 'time'>
const UNKNOWN: Described = { mode: 0, uid: 0, gid: 0, time: 0 }
const attributeColumns = () => ({ modes: shorts(), uids: ints(), gids: ints(), times: floats() })

const printable = (type: string): string =>
  /^[!-~]$/.test(type) ? `\`${type}\`` : `0x${type.charCodeAt(0).toString(16)}`
