/** What `browse` shows, and what is computed of it for a state. Computed once for as long as the same is asked for. */
import type { ImageFiles } from '../core/image-files.ts'
import type { Finding, Image } from '../core/schema.ts'
import { childrenOf, rowsBelow, type Children, type Row } from './children.ts'
import { fileTree, type FileTree, type Range } from './file-tree.ts'
import { select, type Selection } from './selection.ts'
import { isOpenByDefault, type State } from './state.ts'

export interface Source {
  /** As it was given. */
  readonly name: string
  readonly image: Image
  readonly findings: readonly Finding[]
  readonly files: ImageFiles
  /** The file that built it, where it was given. */
  readonly dockerfile: SourceFile | null
}

export interface SourceFile {
  readonly name: string
  /** Absolute. */
  readonly path: string
  readonly lines: readonly string[]
}

export interface Shown {
  readonly tree: FileTree
  readonly selection: Selection
  /** The rows of the pane of files. */
  readonly rows: readonly Row[]
}

export interface Model extends Source {
  readonly children: Children
  /** Layers of the base image. */
  readonly baseLayers: number
  shown(state: State): Shown
}

export function modelOf(source: Source): Model {
  const { files } = source
  const children = childrenOf(files)
  const baseLayers = source.image.layers.filter(({ part }) => part === 'base').length
  const treeFor = last((range: Range) => fileTree(files, range))
  const selectionFor = last((tree: FileTree, hidden: ReadonlySet<number>, text: string) =>
    select(files, tree, { hidden, text }),
  )
  const rowsFor = last(
    (selection: Selection, order: State['sort'], areOpen: boolean, toggled: State['toggled']) =>
      rowsBelow(0, { files, children, selection, order }, (path) => areOpen !== toggled.has(path)),
  )
  const rangeFor = last((from: number, to: number, isDead: boolean): Range => ({ from, to, isDead }))
  return {
    ...source,
    children,
    baseLayers,
    shown(state) {
      const tree = treeFor(rangeFor(firstLayer(state, baseLayers), state.layer, state.isDead))
      const selection = selectionFor(tree, state.isDead ? NOTHING_HIDDEN : state.hidden, state.filter)
      const rows = rowsFor(selection, state.sort, isOpenByDefault(state), state.toggled)
      return { tree, selection, rows }
    },
  }
}

const NOTHING_HIDDEN: ReadonlySet<number> = new Set()

/** The first layer whose changes count: the selected one, or the first above the base image. */
function firstLayer({ scope, layer, isDead }: State, baseLayers: number): number {
  if (scope === 'layer') return layer
  return isDead || layer < baseLayers ? 0 : baseLayers
}

/** The same function, which returns the last result again for the same arguments. */
function last<A extends readonly unknown[], R>(compute: (...given: A) => R): (...given: A) => R {
  let known: { given: A; result: R } | null = null
  return (...given) => {
    if (known === null || known.given.some((value, index) => value !== given[index]))
      known = { given, result: compute(...given) }
    return known.result
  }
}
