/**
 * Reads one layer from a tar whose contents were left out: everything but the bytes of files. It lists the files whose
 * content is needed; those are read later and handed to `withNotes`.
 */
import type { Budget } from '../budget.ts'
import { Malformed, withPosition } from '../malformed.ts'
import { Feed } from '../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../tar/reader.ts'
import { HASH_BYTES } from './content-hash.ts'
import { ContentTable } from './content-table.ts'
import type { Layer, Notes } from './index.ts'
import { layerOf } from './layer-of.ts'
import { LayerTree } from './layer-tree.ts'
import { fileOf, wantsContent, type NotedFile } from './note-taker.ts'
import { NoteColumns } from './note-table.ts'
import { SecretQuota } from '../secrets/reading.ts'
import { newWorkspace, type Workspace } from './workspace.ts'

/** A file whose content is needed. */
export interface WantedFile {
  /** The number of its content. */
  readonly content: number
  readonly file: NotedFile
}

export class EntriesReader {
  readonly wanted: WantedFile[] = []
  readonly #budget: Budget
  readonly #workspace: Workspace
  readonly #feed = new Feed<TarEvent>(parseTar('left-out'))
  readonly #contents: ContentTable
  readonly #tree: LayerTree
  readonly #secretQuota = new SecretQuota()
  #entries = 0

  constructor(budget: Budget) {
    this.#budget = budget
    this.#workspace = newWorkspace(budget)
    this.#contents = new ContentTable(budget, false)
    this.#tree = new LayerTree(this.#workspace, this.#contents)
    this.#workspace.tree.onLeave = (kind, value) => this.#contents.link(kind, value, -1)
  }

  /** Bytes of the tar outside of contents. */
  write(bytes: Buffer): void {
    for (const event of this.#feed.write(bytes)) if (event.kind === 'member') this.#member(event.member)
  }

  /** The content of the member that was written last: its size in bytes, and its CRC-64, 8 bytes. */
  content(size: number, crc: Buffer): void {
    if (size === 0) return
    const { count, identified, lastSize } = this.#contents
    if (identified !== count - 1 || lastSize !== size || crc.length !== CRC_BYTES)
      throw new Malformed('a content is recorded that belongs to no file')
    const identity = Buffer.alloc(HASH_BYTES)
    crc.copy(identity)
    identity.writeBigUInt64BE(BigInt(size), CRC_BYTES)
    this.#contents.identify(identity)
  }

  /** Nothing more comes. Its notes are empty. */
  end(): Layer {
    for (const event of this.#feed.end()) if (event.kind === 'member') this.#member(event.member)
    this.#expectIdentities()
    return layerOf({
      identity: 'crc64',
      entries: this.#entries,
      workspace: this.#workspace,
      tree: this.#tree,
      contents: this.#contents,
      notes: { heads: NOTHING, osReleases: NOTHING, facts: NOTHING, secrets: NOTHING },
      secretsUnread: this.#secretQuota.refused,
    })
  }

  #member(member: TarMember): void {
    try {
      this.#entries++
      this.#budget.entry()
      this.#expectIdentities()
      if (!this.#tree.add(member)) return
      if (member.size === 0) this.#contents.identify(EMPTY)
      const path = this.#workspace.paths.latin1(this.#contents.lastStoredAt)
      const file = fileOf(member, path, this.#secretQuota)
      if (wantsContent(file)) this.wanted.push({ content: this.#contents.count - 1, file })
    } catch (cause) {
      throw withPosition(cause, member.at)
    }
  }

  #expectIdentities(): void {
    if (this.#contents.identified !== this.#contents.count)
      throw new Malformed('the content of a file is not recorded')
  }
}

const CRC_BYTES = 8
const EMPTY = Buffer.alloc(HASH_BYTES)
const NOTHING = new NoteColumns().take()

export const withNotes = (layer: Layer, notes: Notes): Layer => ({ ...layer, notes })
