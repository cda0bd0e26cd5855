import { limits } from '../limits.ts'
import type { Layer, Nodes } from '../layer/index.ts'
import { ROOT, Paths, type Names } from '../tree/paths.ts'
import type { Steps } from '../tree/resolve.ts'
import { Texts } from '../tree/texts.ts'
import { Kind } from '../tree/tree.ts'

/** Numbers of paths and link targets that all layers of an image share. */
export interface PathSpace {
  readonly paths: Paths
  readonly targets: Texts
  /** Remaining cost of following symbolic links. */
  readonly linkSteps: Steps
}

/** A layer with the numbers of a `PathSpace`. */
export type Remapped = Omit<Layer, 'names' | 'targets'>

/** `expected`: upper estimate of the number of paths. */
export const newPathSpace = (linkSteps: Steps, expected = 0): PathSpace => ({
  paths: new Paths(undefined, Math.min(expected, limits.paths)),
  targets: new Texts(),
  linkSteps,
})

/** Replaces the layer's own numbers by those of `space`. Throws Malformed over the limits. */
export function remap({ names, targets, ...layer }: Layer, space: PathSpace): Remapped {
  const numbers = numbersOf(names, space.paths)
  const { nodes, contents } = layer
  const targetOf = (value: number): number =>
    space.targets.add(targets.bytes.subarray(targets.starts[value], targets.starts[value + 1]))
  return {
    ...layer,
    nodes: {
      ...nodes,
      paths: nodes.paths.map((path) => numbers[path] ?? ROOT),
      values: valuesOf(nodes, { [Kind.SYMLINK]: targetOf, [Kind.LINK]: (path) => numbers[path] ?? ROOT }),
    },
    contents: { ...contents, storedAt: contents.storedAt.map((path) => numbers[path] ?? ROOT) },
  }
}

/** By path of the layer: its number in `paths`. */
function numbersOf({ parents, starts, bytes }: Names, paths: Paths): Int32Array {
  const numbers = new Int32Array(parents.length)
  for (let path = 1; path < parents.length; path++)
    numbers[path] = paths.child(
      numbers[parents[path] ?? ROOT] ?? ROOT,
      bytes,
      starts[path] ?? 0,
      starts[path + 1] ?? 0,
    )
  return numbers
}

/** `changes`: by kind; values of other kinds stay. */
function valuesOf(
  { kinds, values }: Nodes,
  changes: Readonly<Record<Kind, (value: number) => number>>,
): Int32Array {
  return values.map((value, row) => changes[kinds[row] ?? Kind.NOTHING]?.(value) ?? value)
}
