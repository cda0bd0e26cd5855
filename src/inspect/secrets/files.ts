/** Files with secrets, in any layer: where each was added first, and whether a later layer hides it. */
import { noteOf } from '../layer/note-table.ts'
import { Kind } from '../tree/tree.ts'
import type { Phrases } from '../waste/phrases.ts'
import type { WasteInput } from '../waste/input.ts'
import { isFixture } from './candidates.ts'
import type { Found } from './found.ts'
import { unpackSecrets } from './reading.ts'

export interface SecretFile {
  readonly path: number
  /** The first that added it. */
  readonly layer: number
  /** The number of its content, as it was stored last. */
  readonly content: number
  readonly found: readonly Found[]
}

/** Each file once, at the layer that added it first: not where a later layer stores it again, with another mode or owner. */
export function secretFilesOf({ replayed, paths }: WasteInput, phrases: Phrases): SecretFile[] {
  const { layers, ledger } = replayed
  const files = new Map<number, SecretFile[]>()
  for (const [layer, { nodes, notes }] of layers.entries()) {
    if (notes.secrets.contents.length === 0) continue
    const counted = new Set<number>()
    for (const [row, path] of nodes.paths.entries()) {
      const local = nodes.values[row] ?? 0
      const note = nodes.kinds[row] === Kind.FILE && !counted.has(local) ? noteOf(notes.secrets, local) : null
      if (note === null) continue
      counted.add(local) // another path is a hard link
      const content = ledger.base(layer) + local
      const versions = files.get(path) ?? []
      const same = versions.findIndex((one) => ledger.isEqual(one.content, content))
      const found = foundAt(paths.text(path), unpackSecrets(note), phrases.origin(layer).isYours)
      const before = versions[same]
      if (before) versions[same] = { ...before, content }
      else if (found.length > 0) versions.push({ path, layer, content, found })
      files.set(path, versions)
    }
  }
  return [...files.values()].flat().sort((a, b) => a.layer - b.layer || a.path - b.path)
}

/** What is in tests and examples is made up, unless a checksum says otherwise; a base image's guesses help nobody. */
function foundAt(path: string, found: readonly Found[], isYours: boolean): Found[] {
  const certain = found.filter(({ sure }) => sure !== 'hint')
  if (isFixture(path))
    return certain.flatMap((one) =>
      one.sure === 'checksum' ? [one] : isYours ? [{ ...one, sure: 'hint' as const }] : [],
    )
  return isYours ? [...found] : certain
}
