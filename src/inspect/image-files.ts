/** The columns of `ImageFiles`, from the layers that were applied. */
import {
  EntryKind,
  type Attributes,
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
  [Kind.LINK]: EntryKind.FILE,
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
  return { kinds, sizes, layers: owners, ...attributesOf(layers, kinds) }
}

/** Of the last layer that names the path; a folder that is only part of a path keeps what lower layers say. */
function attributesOf(layers: readonly Remapped[], kinds: Uint8Array): Attributes {
  const count = kinds.length
  const modes = new Uint16Array(count)
  const [uids, gids] = [new Int32Array(count), new Int32Array(count)]
  const times = new Float64Array(count)
  for (const { nodes } of layers)
    for (const [row, path] of nodes.paths.entries()) {
      if (kinds[path] === EntryKind.NOTHING || (nodes.modes[row] === 0 && nodes.times[row] === 0)) continue
      modes[path] = nodes.modes[row] ?? 0
      uids[path] = nodes.uids[row] ?? 0
      gids[path] = nodes.gids[row] ?? 0
      times[path] = nodes.times[row] ?? 0
    }
  return { modes, uids, gids, times }
}

function changesOf(
  { nodes, contents }: Remapped,
  index: number,
  { ledger, changes }: Replayed,
): LayerChanges {
  const { paths, modes, uids, gids, times } = nodes
  const sizes = new Float64Array(paths.length)
  const killers = new Int32Array(paths.length).fill(NO_LAYER)
  for (const [row, path] of paths.entries()) {
    const local = nodes.values[row] ?? 0
    if (nodes.kinds[row] !== Kind.FILE || contents.storedAt[local] !== path) continue
    sizes[row] = contents.sizes[local] ?? 0
    killers[row] = ledger.killer(ledger.base(index) + local) ?? NO_LAYER
  }
  const kinds = nodes.kinds.map((kind) => KINDS[kind] ?? EntryKind.NOTHING)
  const made = changes[index] ?? new Uint8Array(paths.length)
  return { paths, kinds, changes: made, sizes, killers, modes, uids, gids, times }
}
