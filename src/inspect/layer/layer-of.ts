import { withContent } from './content-digest.ts'
import type { ContentTable } from './content-table.ts'
import type { Identity, Layer, Notes } from './index.ts'
import type { LayerTree } from './layer-tree.ts'
import type { Workspace } from './workspace.ts'

export interface ReadParts {
  readonly identity: Identity
  readonly entries: number
  readonly workspace: Workspace
  readonly tree: LayerTree
  readonly contents: ContentTable
  readonly notes: Notes
  readonly secretsUnread: number
}

/** The layer that was read. Its columns are those of the parts, which are empty afterwards. */
export function layerOf(parts: ReadParts): Layer {
  const { identity, entries, workspace, tree, contents, notes, secretsUnread } = parts
  const { count: files, size } = contents
  const nodes = tree.toNodes() // needs the paths
  const lost = contents.lost()
  return withContent({
    identity,
    entries,
    files,
    size,
    names: workspace.paths.takeNames(),
    targets: workspace.targets.takeJoined(),
    nodes,
    contents: contents.takeContents(),
    lost,
    notes,
    secretsUnread,
  })
}
