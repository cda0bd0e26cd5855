/**
 * Reads the tar of one layer, in chunks as they come, into a `Layer`: the layer is laid out on an empty root of its
 * own, so that symbolic links it made itself are followed and those of lower layers are not.
 */
import { limits } from '../limits.ts'
import { Malformed, placed } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import { ints, octets } from '../tree/column.ts'
import { ROOT } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import { ContentTable } from './content-table.ts'
import type { Ground, Layer, Nodes } from './index.ts'
import { parseName, whiteoutOf, withoutDotDot, type Whiteout } from './name.ts'

export class LayerReader {
  readonly #ground: Ground
  readonly #feed = new Feed<TarEvent>(parseTar())
  readonly #contents: ContentTable
  #entries = 0
  /** Of the member being read: whether its content is that of a regular file. */
  #isFile = false

  constructor(ground: Ground) {
    this.#ground = ground
    this.#contents = new ContentTable(ground.budget)
    ground.scratch.onLeave = (kind, value) => this.#contents.link(kind, value, -1)
  }

  write(chunk: Buffer): void {
    for (const event of this.#feed.write(chunk)) this.#take(event)
  }

  /** Nothing more comes. */
  end(): Layer {
    for (const event of this.#feed.end()) this.#take(event)
    const layer: Layer = {
      entries: this.#entries,
      files: this.#contents.count,
      size: this.#contents.size,
      nodes: this.#nodes(),
      contents: this.#contents.toContents(),
      lost: this.#contents.lost(),
      osReleases: this.#contents.osReleases,
    }
    this.discard()
    return layer
  }

  /** Leaves the ground as it was found. To be called where `end` is not, or has thrown. */
  discard(): void {
    this.#ground.scratch.onLeave = () => {}
    this.#ground.scratch.removeChildren(ROOT)
  }

  #take(event: TarEvent): void {
    if (event.kind === 'member') this.#member(event.member)
    else if (!this.#isFile) return
    else if (event.kind === 'content') this.#contents.content(event.bytes)
    else this.#contents.end()
  }

  #member(member: TarMember): void {
    try {
      this.#entries++
      this.#ground.budget.entry()
      this.#isFile = false
      this.#place(member)
    } catch (cause) {
      throw placed(cause, member.at)
    }
  }

  #place(member: TarMember): void {
    const { folder, base } = parseName(member.name)
    const whiteout = whiteoutOf(base)
    if (whiteout) {
      this.#hide(whiteout, this.#folder(folder))
      return
    }
    const put = PUT.get(member.type)
    if (!put) throw new Malformed(`a member has type ${printable(member.type)}, which engines refuse`)
    put(this, member, base.length === 0 ? ROOT : this.#child(this.#folder(folder), base))
  }

  #hide(whiteout: Whiteout, folder: number): void {
    const { scratch } = this.#ground
    if (whiteout.hides === 'folder' && folder !== ROOT) scratch.changeFolder(folder, Kind.OPAQUE)
    if (whiteout.hides !== 'path') return
    const path = this.#child(folder, whiteout.base)
    if (scratch.kind(path) === Kind.NOTHING) scratch.add(path, Kind.WHITEOUT)
  }

  /** The folder of that name, links followed; made, with those above, where it is missing. */
  #folder(name: Uint8Array): number {
    const { scratch, resolver, paths } = this.#ground
    const folder = resolver.resolve(name)
    const missing: number[] = []
    for (let at = folder; !isFolder(scratch.kind(at)); at = paths.parent(at)) missing.push(at)
    for (const path of missing.reverse()) {
      const kind = scratch.kind(path)
      if (kind !== Kind.NOTHING && kind !== Kind.WHITEOUT)
        throw new Malformed(`a member lies in ${paths.text(path)}, which is not a folder`)
      this.#put(path, Kind.FOLDER)
    }
    return folder
  }

  #child(folder: number, base: Uint8Array): number {
    return this.#ground.paths.child(folder, base, 0, base.length)
  }

  /** The last member of a path wins. One that names the root can only be a folder, and changes nothing. */
  #put(path: number, kind: Kind, value = 0): void {
    if (path === ROOT) return
    this.#ground.scratch.remove(path)
    this.#ground.scratch.add(path, kind, value)
    this.#contents.link(kind, value, 1)
  }

  putFile(member: TarMember, path: number): void {
    this.#isFile = true
    this.#put(path, Kind.FILE, this.#contents.begin(member, path))
  }

  putFolder(path: number): void {
    if (!isFolder(this.#ground.scratch.kind(path))) this.#put(path, Kind.FOLDER)
  }

  putOther(path: number): void {
    this.#put(path, Kind.OTHER)
  }

  putSymlink(member: TarMember, path: number): void {
    if (member.link.length > limits.pathBytes)
      throw new Malformed(`a link target is longer than ${limits.pathBytes} bytes`)
    this.#put(path, Kind.SYMLINK, this.#ground.targets.add(member.link))
  }

  /** Another name of what its target is. A target that this layer does not have yet is looked for below it. */
  putHardLink(member: TarMember, path: number): void {
    const { scratch, paths, resolver } = this.#ground
    const { folder, base } = parseName(withoutDotDot(member.link))
    const target = base.length === 0 ? ROOT : this.#child(resolver.resolve(folder), base)
    const kind = scratch.kind(target)
    if (isFolder(kind)) throw new Malformed(`a hard link leads to the folder ${paths.text(target)}`)
    if (kind === Kind.NOTHING || kind === Kind.WHITEOUT) this.#put(path, Kind.LINK, target)
    else if (target !== path) this.#put(path, kind, scratch.value(target))
  }

  #nodes(): Nodes {
    const { scratch } = this.#ground
    const columns = { paths: ints(), kinds: octets(), values: ints() }
    for (const path of scratch.walk()) {
      columns.paths.push(path)
      columns.kinds.push(scratch.kind(path))
      columns.values.push(scratch.value(path))
    }
    return {
      paths: columns.paths.toArray(),
      kinds: columns.kinds.toArray(),
      values: columns.values.toArray(),
    }
  }
}

/** By type flag; engines refuse all others, GNU's own sparse type `S` among them. */
const PUT = new Map<string, (layer: LayerReader, member: TarMember, path: number) => void>([
  ['0', (layer, member, path) => layer.putFile(member, path)],
  ['1', (layer, member, path) => layer.putHardLink(member, path)],
  ['2', (layer, member, path) => layer.putSymlink(member, path)],
  ['3', (layer, _, path) => layer.putOther(path)],
  ['4', (layer, _, path) => layer.putOther(path)],
  ['5', (layer, _, path) => layer.putFolder(path)],
  ['6', (layer, _, path) => layer.putOther(path)],
])

const printable = (type: string): string =>
  /^[!-~]$/.test(type) ? `\`${type}\`` : `0x${type.charCodeAt(0).toString(16)}`
