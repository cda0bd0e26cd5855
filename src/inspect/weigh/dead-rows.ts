import type { Dead } from '../../core/schema.ts'
import { limits } from '../limits.ts'
import { ints } from '../tree/column.ts'
import type { Paths } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import { EMPTY, CollapsedFolders, MIXED, type Leaf } from './collapse.ts'
import { CAUSES, type Ledger } from './ledger.ts'
import type { Remapped } from './renumber.ts'
import type { Replayed } from './replay.ts'

/** A row with its path as a number. */
type Row = Omit<Dead, 'path'> & { readonly path: number }

/**
 * The Report's `dead[]`: the largest dead files, or folders that stand for them, largest first, and a row for the rest.
 * `dead`: the dead bytes of each layer, which the rows add up to.
 */
export function deadRows({ layers, tree, ledger }: Replayed, paths: Paths, dead: readonly number[]): Dead[] {
  const top = new Largest(limits.deadRows)
  const rowOf = ints()
  for (const [index, layer] of layers.entries()) {
    if (dead[index] === 0) continue
    const leaf = (row: number): Leaf => leafOf(layer, row, ledger.base(index), ledger)
    const isGone = (row: number, fate: number): boolean =>
      causeOf(fate) === 'deleted' && !isFolder(tree.kind(layer.nodes.paths[row] ?? 0))
    for (const { row, fate, bytes } of new CollapsedFolders(layer.nodes, leaf, paths, rowOf, isGone).shown())
      top.add({
        path: layer.nodes.paths[row] ?? 0,
        bytes,
        addedBy: index,
        killedBy: killerOf(fate),
        cause: causeOf(fate),
      })
    for (const row of displaced(layer, index, ledger)) top.add(row)
  }
  const rows = top.rows().map((row) => ({ ...row, path: paths.text(row.path) }))
  const total = dead.reduce((sum, bytes) => sum + bytes, 0)
  return withRemainder(rows.sort(byBytesThenPath), total)
}

/** The content of a row of the layer's tree if it was stored at that path: other hard links count no bytes. */
function leafOf({ nodes, contents }: Remapped, row: number, base: number, ledger: Ledger): Leaf {
  const local = nodes.values[row] ?? 0
  const bytes = contents.sizes[local] ?? 0
  if (nodes.kinds[row] !== Kind.FILE || contents.storedAt[local] !== nodes.paths[row] || bytes === 0)
    return { fate: EMPTY, bytes: 0 }
  return { fate: fateOf(base + local, ledger), bytes }
}

/** A number for each pair of layer and cause. */
function fateOf(content: number, ledger: Ledger): number {
  const killer = ledger.killer(content)
  return killer === null ? MIXED : killer * CAUSES.length + CAUSES.indexOf(ledger.cause(content))
}
const killerOf = (fate: number): number => Math.floor(fate / CAUSES.length)
const causeOf = (fate: number): Dead['cause'] => CAUSES[fate % CAUSES.length] ?? null

/** Dead contents whose path a later member of the same layer took: no node of the layer has them. */
function* displaced({ nodes, contents, files }: Remapped, index: number, ledger: Ledger): Generator<Row> {
  const isAtPath = new Uint8Array(files)
  for (const [row, path] of nodes.paths.entries()) {
    const local = nodes.values[row] ?? 0
    if (nodes.kinds[row] === Kind.FILE && contents.storedAt[local] === path) isAtPath[local] = 1
  }
  for (let local = 0; local < files; local++) {
    const content = ledger.base(index) + local
    const killedBy = ledger.killer(content)
    if (isAtPath[local] || killedBy === null) continue
    yield {
      path: ledger.storedAt(content),
      bytes: ledger.size(content),
      addedBy: index,
      killedBy,
      cause: ledger.cause(content),
    }
  }
}

function byBytesThenPath(a: Dead, b: Dead): number {
  return (
    b.bytes - a.bytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.addedBy ?? 0) - (b.addedBy ?? 0))
  )
}

function withRemainder(rows: Dead[], total: number): Dead[] {
  const rest = total - rows.reduce((sum, { bytes }) => sum + bytes, 0)
  return rest === 0 ? rows : [...rows, { path: '', bytes: rest, addedBy: null, killedBy: null, cause: null }]
}

/** Keeps the `most` largest of many rows; ignores rows of 0 bytes. */
class Largest {
  readonly #most: number
  #kept: Row[] = []

  constructor(most: number) {
    this.#most = most
  }

  add(row: Row): void {
    if (row.bytes === 0) return
    this.#kept.push(row)
    if (this.#kept.length >= this.#most * 2) this.#kept = this.rows()
  }

  rows(): Row[] {
    return this.#kept.sort((a, b) => b.bytes - a.bytes).slice(0, this.#most)
  }
}
