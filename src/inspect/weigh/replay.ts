import { Change } from '../../core/image-files.ts'
import type { Layer } from '../layer/index.ts'
import { Malformed } from '../malformed.ts'
import { Kind, Tree, isFolder } from '../tree/tree.ts'
import { Ledger } from './ledger.ts'
import { remap, type PathSpace, type Remapped } from './renumber.ts'

export interface Replayed {
  readonly layers: readonly Remapped[]
  /** The final file system; values of files are the ledger's numbers. */
  readonly tree: Tree
  readonly ledger: Ledger
  /** By layer and row of its nodes: a `Change`. */
  readonly changes: readonly Uint8Array[]
}

interface Node {
  readonly kind: Kind
  readonly value: number
}

/**
 * Applies the layers of an image in order. Whiteouts hide files of lower layers, at any position in the tar; a folder on
 * a folder keeps its content; anything else replaces the node at its path. `refuse` makes the error for a layer that
 * cannot be applied to those below it. Empties `stored`: what a layer has of its own can then be freed.
 */
export function replay(
  stored: Layer[],
  space: PathSpace,
  refuse: (index: number, cause: Malformed) => Error,
): Replayed {
  const { paths } = space
  const guarded = <T>(index: number, work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      throw cause instanceof Malformed ? refuse(index, cause) : cause
    }
  }
  const layers: Remapped[] = []
  for (let layer = stored.shift(); layer; layer = stored.shift()) {
    const own = layer
    layers.push(guarded(layers.length, () => remap(own, space)))
  }
  const ledger = new Ledger(layers)
  const tree = new Tree(paths)
  tree.onLeave = (kind, value, path) => {
    if (kind === Kind.FILE) ledger.unlink(value, path)
  }
  const changes = layers.map((layer, index) => {
    ledger.open(index)
    const made = guarded(index, () =>
      apply(layer, ledger.base(index), tree, ledger, (path) => paths.text(path)),
    )
    ledger.settle(index, tree)
    return made
  })
  return { layers, tree, ledger, changes }
}

/** Returns what it did at each row. */
function apply(
  layer: Remapped,
  base: number,
  tree: Tree,
  ledger: Ledger,
  textOf: (path: number) => string,
): Uint8Array {
  const { paths, kinds, values } = layer.nodes
  const changes = new Uint8Array(paths.length)
  const lower = targetsBelow(layer, tree, textOf)
  for (const [row, path] of paths.entries()) {
    const kind = kinds[row] ?? Kind.NOTHING
    changes[row] = changeOf(kind, tree.kind(path))
    if (kind === Kind.WHITEOUT) tree.remove(path)
    else if (isFolder(kind)) applyFolder(tree, path, kind)
    else {
      const own: Node = { kind, value: (values[row] ?? 0) + (kind === Kind.FILE ? base : 0) }
      const node = lower.get(row) ?? own
      tree.remove(path)
      tree.add(path, node.kind, node.value)
      if (node.kind === Kind.FILE) ledger.link(node.value)
    }
  }
  return changes
}

/** `before`: what the lower layers have at the path. A whiteout of nothing does nothing. */
function changeOf(kind: Kind, before: Kind): number {
  if (kind === Kind.WHITEOUT) return before === Kind.NOTHING ? Change.SAME : Change.REMOVED
  if (before === Kind.NOTHING) return Change.ADDED
  return kind === Kind.FOLDER && isFolder(before) ? Change.SAME : Change.CHANGED
}

function applyFolder(tree: Tree, path: number, kind: Kind): void {
  if (!isFolder(tree.kind(path))) {
    tree.remove(path)
    tree.add(path, Kind.FOLDER)
  } else if (kind === Kind.OPAQUE) tree.removeChildren(path)
}

/** By row: targets of the layer's hard links in lower layers, looked up before the layer changes them. */
function targetsBelow({ nodes }: Remapped, tree: Tree, textOf: (path: number) => string): Map<number, Node> {
  const targets = new Map<number, Node>()
  for (const [row, kind] of nodes.kinds.entries()) {
    if (kind !== Kind.LINK) continue
    const target = nodes.values[row] ?? 0
    const node = { kind: tree.kind(target), value: tree.value(target) }
    if (node.kind === Kind.NOTHING || isFolder(node.kind)) {
      const link = textOf(nodes.paths[row] ?? 0)
      throw new Malformed(
        `the hard link ${link} points to ${textOf(target)}, which is neither an earlier file of the layer nor in a lower layer`,
      )
    }
    targets.set(row, node)
  }
  return targets
}
