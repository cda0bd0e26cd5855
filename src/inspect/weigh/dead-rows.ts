/** Dead bytes as rows for people: the largest ones, folders for files where that says the same, and one for the rest. */
import type { Dead } from '../../core/schema.ts'
import { limits } from '../limits.ts'
import { ints } from '../tree/column.ts'
import type { Paths } from '../tree/paths.ts'
import { Kind, isFolder } from '../tree/tree.ts'
import { EMPTY, Folds, MIXED, type Leaf } from './collapse.ts'
import { CAUSES, type Ledger } from './ledger.ts'
import type { Remapped } from './renumber.ts'
import type { Replayed } from './replay.ts'

/** A row before its path is written out. */
type Row = Omit<Dead, 'path'> & { readonly path: number }

/** Largest first; their bytes add up to `total`, which is all that is dead. */
export function deadRows({ layers, tree, ledger }: Replayed, paths: Paths, total: number): Dead[] {
  const top = new Largest(limits.deadRows)
  const rowOf = ints()
  for (const [index, layer] of layers.entries()) {
    const leaf = (row: number): Leaf => leafOf(layer, row, ledger.base(index), ledger)
    const isGone = (row: number, fate: number): boolean =>
      causeOf(fate) === 'deleted' && !isFolder(tree.kind(layer.nodes.paths[row] ?? 0))
    for (const { row, fate, bytes } of new Folds(layer.nodes, leaf, paths, rowOf, isGone).shown())
      top.add({
        path: layer.nodes.paths[row] ?? 0,
        bytes,
        addedBy: index,
        killedBy: killerOf(fate),
        cause: causeOf(fate),
      })
    for (const row of homeless(layer, index, ledger)) top.add(row)
  }
  const rows = top.rows().map((row) => ({ ...row, path: paths.text(row.path) }))
  return withRemainder(rows.sort(byBytesThenPath), total)
}

/** What is stored at a row of the layer's tree, if it is at home there: a hard link carries no bytes. */
function leafOf({ nodes, contents }: Remapped, row: number, base: number, ledger: Ledger): Leaf {
  const local = nodes.values[row] ?? 0
  const bytes = contents.sizes[local] ?? 0
  if (nodes.kinds[row] !== Kind.FILE || contents.homes[local] !== nodes.paths[row] || bytes === 0)
    return { fate: EMPTY, bytes: 0 }
  return { fate: fateOf(base + local, ledger), bytes }
}

/** A number for each killer and cause. */
function fateOf(content: number, ledger: Ledger): number {
  const killer = ledger.killer(content)
  return killer === null ? MIXED : killer * CAUSES.length + CAUSES.indexOf(ledger.cause(content))
}
const killerOf = (fate: number): number => Math.floor(fate / CAUSES.length)
const causeOf = (fate: number): Dead['cause'] => CAUSES[fate % CAUSES.length] ?? null

/** Dead contents whose home went to a later member of their own layer: they stand in no folder's account. */
function* homeless({ nodes, contents, files }: Remapped, index: number, ledger: Ledger): Generator<Row> {
  const isHome = new Uint8Array(files)
  for (const [row, path] of nodes.paths.entries()) {
    const local = nodes.values[row] ?? 0
    if (nodes.kinds[row] === Kind.FILE && contents.homes[local] === path) isHome[local] = 1
  }
  for (let local = 0; local < files; local++) {
    const content = ledger.base(index) + local
    const killedBy = ledger.killer(content)
    if (isHome[local] || killedBy === null) continue
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

/** Keeps the largest of any number of rows; rows of no bytes are none. */
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
