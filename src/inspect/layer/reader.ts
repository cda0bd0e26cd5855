import type { Budget } from '../budget.ts'
import { withPosition } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import { ContentTable } from './content-table.ts'
import type { Layer } from './index.ts'
import { layerOf } from './layer-of.ts'
import { LayerTree } from './layer-tree.ts'
import { NoteTaker, fileOf } from './note-taker.ts'
import { SecretQuota } from '../secrets/reading.ts'
import { newWorkspace, type Workspace } from './workspace.ts'

/** Reads the uncompressed tar of one layer, in chunks of any size, into a `Layer`. Throws Malformed. */
export class LayerReader {
  readonly #budget: Budget
  readonly #workspace: Workspace
  readonly #feed = new Feed<TarEvent>(parseTar())
  readonly #contents: ContentTable
  readonly #tree: LayerTree
  readonly #notes: NoteTaker
  readonly #secretQuota = new SecretQuota()
  #entries = 0
  /** Whether the member being read is a regular file. */
  #isFile = false

  constructor(budget: Budget) {
    this.#budget = budget
    this.#workspace = newWorkspace(budget)
    this.#contents = new ContentTable(budget)
    this.#tree = new LayerTree(this.#workspace, this.#contents)
    this.#notes = new NoteTaker(budget)
    this.#workspace.tree.onLeave = (kind, value) => this.#contents.link(kind, value, -1)
  }

  write(chunk: Buffer): void {
    for (const event of this.#feed.write(chunk)) this.#take(event)
  }

  /** To be called once, after the last chunk. */
  end(): Layer {
    for (const event of this.#feed.end()) this.#take(event)
    return layerOf({
      identity: 'sha256',
      entries: this.#entries,
      workspace: this.#workspace,
      tree: this.#tree,
      contents: this.#contents,
      notes: this.#notes.take(),
      secretsUnread: this.#secretQuota.refused,
    })
  }

  /** Frees memory if `end` was not called, or threw. */
  discard(): void {
    this.#notes.discard()
  }

  #take(event: TarEvent): void {
    if (event.kind === 'member') this.#member(event.member)
    else if (!this.#isFile) return
    else if (event.kind === 'content') {
      this.#contents.content(event.bytes)
      this.#notes.write(event.bytes)
    } else {
      this.#contents.end()
      this.#notes.end(this.#contents.count - 1)
    }
  }

  #member(member: TarMember): void {
    try {
      this.#entries++
      this.#budget.entry()
      this.#isFile = this.#tree.add(member)
      if (!this.#isFile) return
      const path = this.#workspace.paths.latin1(this.#contents.lastStoredAt)
      this.#notes.begin(fileOf(member, path, this.#secretQuota))
    } catch (cause) {
      throw withPosition(cause, member.at)
    }
  }
}
