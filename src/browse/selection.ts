/** Which paths of a `FileTree` are shown, and what they weigh with all that is shown in them. */
import { Change, type ImageFiles } from '../core/image-files.ts'
import { ABSENT, type FileTree } from './file-tree.ts'
import { lowerTextsOf, textsOf } from './names.ts'

export interface Filter {
  /** The values of `Change` that are hidden. */
  readonly hidden: ReadonlySet<number>
  /** Part of a path; upper case counts if it has any. Empty: all. */
  readonly text: string
}

/** By path. */
export interface Selection {
  /** 1: it is shown, because of itself or of something in it. */
  readonly shown: Uint8Array
  /** Bytes of what is there, and of what was removed. */
  readonly present: Float64Array
  readonly removed: Float64Array
  /** 1: something in it was added, changed or removed. */
  readonly changed: Uint8Array
}

export function select(files: ImageFiles, tree: FileTree, { hidden, text }: Filter): Selection {
  const { count } = files
  const [shown, changed] = [new Uint8Array(count), new Uint8Array(count)]
  const [present, removed] = [new Float64Array(count), new Float64Array(count)]
  const isMatch = matcher(files, text)
  shown[0] = 1
  // a folder has a smaller number than what is in it
  for (let path = count - 1; path > 0; path--) {
    const change = tree.changes[path] ?? ABSENT
    if (change !== ABSENT && !hidden.has(change) && isMatch(path)) {
      shown[path] = 1
      const sum = change === Change.REMOVED ? removed : present
      sum[path] = (sum[path] ?? 0) + (tree.bytes[path] ?? 0)
      if (change !== Change.SAME) changed[path] = 1
    }
    if (!shown[path]) continue
    const parent = files.parent(path)
    shown[parent] = 1
    present[parent] = (present[parent] ?? 0) + (present[path] ?? 0)
    removed[parent] = (removed[parent] ?? 0) + (removed[path] ?? 0)
    if (changed[path]) changed[parent] = 1
  }
  return { shown, present, removed, changed }
}

function matcher(files: ImageFiles, text: string): (path: number) => boolean {
  if (text === '') return () => true
  const texts = text === text.toLowerCase() ? lowerTextsOf(files) : textsOf(files)
  return (path) => texts[path]?.includes(text) ?? false
}
