/** The columns of `ImageFiles`, from the layers that were applied. */
import {
  EntryKind,
  NO_LAYER,
  type FinalColumns,
  type ImageFiles,
  type LayerChanges,
} from '../core/image-files.ts'
import { escaped } from './tree/escaped.ts'
import { Kind } from './tree/tree.ts'
import type { PathSpace, Remapped } from './weigh/renumber.ts'
import type { Replayed } from './weigh/replay.ts'

const KINDS: Readonly<Record<Kind, number>> = {
  [Kind.FOLDER]: EntryKind.FOLDER,
  [Kind.OPAQUE]: EntryKind.FOLDER,
  [Kind.FILE]: EntryKind.FILE,
  [Kind.SYMLINK]: EntryKind.SYMLINK,
  [Kind.OTHER]: EntryKind.OTHER,
}

/** Keeps the paths in memory as long as the result. */
export function imageFiles(replayed: Replayed, { paths, targets }: PathSpace): ImageFiles {
  const { tree } = replayed
  return {
    count: paths.count,
    parent: (path) => paths.parent(path),
    name: (path) => escaped(paths.name(path)),
    text: (path) => paths.text(path),
    target: (path) => (tree.kind(path) === Kind.SYMLINK ? escaped(targets.get(tree.value(path))) : null),
    final: finalOf(replayed, paths.count),
    layers: replayed.layers.map((layer, index) => changesOf(layer, index, replayed)),
  }
}

function finalOf({ layers, tree, ledger }: Replayed, count: number): FinalColumns {
  const kinds = new Uint8Array(count)
  const sizes = new Float64Array(count)
  const owners = new Int32Array(count).fill(NO_LAYER)
  for (const [index, { nodes }] of layers.entries()) for (const path of nodes.paths) owners[path] = index
  for (let path = 0; path < count; path++) {
    const kind = tree.kind(path)
    kinds[path] = KINDS[kind] ?? EntryKind.NOTHING
    if (kind === Kind.NOTHING) owners[path] = NO_LAYER
    if (kind !== Kind.FILE) continue
    const content = tree.value(path)
    owners[path] = ledger.owner(content)
    if (ledger.storedAt(content) === path) sizes[path] = ledger.size(content)
  }
  return { kinds, sizes, layers: owners }
}

function changesOf(
  { nodes, contents }: Remapped,
  index: number,
  { ledger, changes }: Replayed,
): LayerChanges {
  const { paths } = nodes
  const sizes = new Float64Array(paths.length)
  const killers = new Int32Array(paths.length).fill(NO_LAYER)
  for (const [row, path] of paths.entries()) {
    const local = nodes.values[row] ?? 0
    if (nodes.kinds[row] !== Kind.FILE || contents.storedAt[local] !== path) continue
    sizes[row] = contents.sizes[local] ?? 0
    killers[row] = ledger.killer(ledger.base(index) + local) ?? NO_LAYER
  }
  return { paths, changes: changes[index] ?? new Uint8Array(paths.length), sizes, killers }
}
