/** Brings a layer onto the ground that all layers of an image share: its own numbers become the common ones. */
import { limits } from '../limits.ts'
import type { Layer, Nodes } from '../layer/index.ts'
import { ROOT, Paths, type Names } from '../tree/paths.ts'
import type { Steps } from '../tree/resolve.ts'
import { Texts } from '../tree/texts.ts'
import { Kind } from '../tree/tree.ts'

export interface PathSpace {
  readonly paths: Paths
  readonly targets: Texts
  /** What following symbolic links may still cost. */
  readonly linkSteps: Steps
}

/** A layer whose paths, homes and link targets are numbers of the ground. */
export type Remapped = Omit<Layer, 'names' | 'targets'>

/** `expected`: how many paths there may be; fewer where layers share them, or are used over and over. */
export const newPathSpace = (linkSteps: Steps, expected = 0): PathSpace => ({
  paths: new Paths(undefined, Math.min(expected, limits.paths)),
  targets: new Texts(),
  linkSteps,
})

export function remap({ names, targets, ...layer }: Layer, ground: PathSpace): Remapped {
  const numbers = numbersOf(names, ground.paths)
  const { nodes, contents } = layer
  const targetOf = (value: number): number =>
    ground.targets.add(targets.bytes.subarray(targets.starts[value], targets.starts[value + 1]))
  return {
    ...layer,
    nodes: {
      paths: nodes.paths.map((path) => numbers[path] ?? ROOT),
      kinds: nodes.kinds,
      values: valuesOf(nodes, { [Kind.SYMLINK]: targetOf, [Kind.LINK]: (path) => numbers[path] ?? ROOT }),
    },
    contents: { ...contents, homes: contents.homes.map((path) => numbers[path] ?? ROOT) },
  }
}

/** Of each path of the layer its number on the ground. */
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

/** By kind, how a value changes; others stay as they are. */
function valuesOf(
  { kinds, values }: Nodes,
  changes: Readonly<Record<Kind, (value: number) => number>>,
): Int32Array {
  return values.map((value, row) => changes[kinds[row] ?? Kind.NOTHING]?.(value) ?? value)
}
