/** A `Layer` as bytes and back: a line of JSON with the length of each column, then the columns. */
import type { LayerContent } from '../../core/schema.ts'
import { withContent } from '../layer/content-digest.ts'
import type { Identity, Layer, Notes } from '../layer/index.ts'
import type { NoteTable } from '../layer/note-table.ts'
import { ColumnReader, joined } from './columns.ts'

interface NotesHead {
  readonly count: number
  readonly bytes: number
}

interface Head {
  readonly identity?: Identity
  readonly entries: number
  readonly files: number
  readonly size: number
  readonly nameBytes: number
  readonly paths: number
  readonly targetBytes: number
  readonly targets: number
  readonly nodes: number
  readonly hashBytes: number
  readonly lost: number
  readonly secretsUnread: number
  /** Missing in files of versions before it. */
  readonly content?: LayerContent
  readonly notes: Record<keyof Notes, NotesHead>
}

const NEWLINE = 0x0a

export function encodeLayer(layer: Layer): Buffer {
  const { names, targets, nodes, contents, lost, notes } = layer
  const head: Head = {
    identity: layer.identity,
    entries: layer.entries,
    files: layer.files,
    size: layer.size,
    nameBytes: names.bytes.length,
    paths: names.parents.length,
    targetBytes: targets.bytes.length,
    targets: targets.starts.length,
    nodes: nodes.paths.length,
    hashBytes: contents.hashes.length,
    lost: lost.length,
    secretsUnread: layer.secretsUnread,
    content: layer.content,
    notes: {
      heads: headOf(notes.heads),
      osReleases: headOf(notes.osReleases),
      facts: headOf(notes.facts),
      secrets: headOf(notes.secrets),
    },
  }
  const columns = joined([
    contents.sizes,
    contents.storedAt,
    contents.hashes,
    names.parents,
    names.starts,
    names.bytes,
    targets.starts,
    targets.bytes,
    nodes.paths,
    nodes.values,
    nodes.kinds,
    nodes.times,
    nodes.uids,
    nodes.gids,
    nodes.modes,
    lost,
    ...columnsOf(notes.heads),
    ...columnsOf(notes.osReleases),
    ...columnsOf(notes.facts),
    ...columnsOf(notes.secrets),
  ])
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), columns])
}

/** Throws for bytes that `encodeLayer` did not write. The caller must check that they are undamaged. */
export function decodeLayer(bytes: Buffer): Layer {
  const end = bytes.indexOf(NEWLINE)
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head
  const columns = new ColumnReader(bytes.subarray(end + 1))
  // evaluated in this order, which is that of the columns
  const sizes = columns.floats(head.files)
  const homes = columns.ints(head.files)
  const hashes = columns.octets(head.hashBytes)
  const parents = columns.ints(head.paths)
  const names = { parents, starts: columns.ints(head.paths + 1), bytes: columns.octets(head.nameBytes) }
  const targets = { starts: columns.ints(head.targets), bytes: columns.octets(head.targetBytes) }
  const [paths, values] = [columns.ints(head.nodes), columns.ints(head.nodes)]
  const kinds = columns.octets(head.nodes)
  const times = columns.floats(head.nodes)
  const [uids, gids] = [columns.ints(head.nodes), columns.ints(head.nodes)]
  const nodes = { paths, values, kinds, times, uids, gids, modes: columns.shorts(head.nodes) }
  const lost = columns.ints(head.lost)
  const notes = {
    heads: notesFrom(columns, head.notes.heads),
    osReleases: notesFrom(columns, head.notes.osReleases),
    facts: notesFrom(columns, head.notes.facts),
    secrets: notesFrom(columns, head.notes.secrets),
  }
  columns.end()
  const layer = {
    identity: head.identity ?? 'sha256',
    entries: head.entries,
    files: head.files,
    size: head.size,
    names,
    targets,
    nodes,
    contents: { sizes, storedAt: homes, hashes },
    lost,
    notes,
    secretsUnread: head.secretsUnread,
  }
  return head.content ? { ...layer, content: head.content } : withContent(layer)
}

const headOf = ({ contents, bytes }: NoteTable): NotesHead => ({
  count: contents.length,
  bytes: bytes.length,
})

const columnsOf = ({ contents, starts, bytes }: NoteTable) => [contents, starts, bytes]

const notesFrom = (columns: ColumnReader, { count, bytes }: NotesHead): NoteTable => ({
  contents: columns.ints(count),
  starts: columns.ints(count + 1),
  bytes: columns.octets(bytes),
})
