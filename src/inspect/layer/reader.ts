/** Reads the tar of one layer, in chunks as they come, into a `Layer`. */
import { placed } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import { ROOT } from '../tree/paths.ts'
import { ContentTable } from './content-table.ts'
import type { Ground, Layer } from './index.ts'
import { LayerTree } from './layer-tree.ts'

export class LayerReader {
  readonly #ground: Ground
  readonly #feed = new Feed<TarEvent>(parseTar())
  readonly #contents: ContentTable
  readonly #tree: LayerTree
  #entries = 0
  /** Whether the member being read is a regular file. */
  #isFile = false

  /** The ground is this layer's until `end` or `discard`. */
  constructor(ground: Ground) {
    this.#ground = ground
    this.#contents = new ContentTable(ground.budget)
    this.#tree = new LayerTree(ground, this.#contents)
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
      nodes: this.#tree.toNodes(),
      contents: this.#contents.toContents(),
      lost: this.#contents.lost(),
      osReleases: this.#contents.osReleases,
      heads: this.#contents.heads,
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
      this.#isFile = this.#tree.add(member)
    } catch (cause) {
      throw placed(cause, member.at)
    }
  }
}
