/** Where an engine's storage folder holds what belongs to a layer. Paths are relative to that folder. */
import { createHash } from 'node:crypto'
import { hexOf } from './access.ts'

/** Where the driver keeps a layer's files, below its folder. */
const FILES_OF = new Map<string, (cacheId: string) => string>([
  ['overlay2', (id) => `overlay2/${id}/diff`],
  ['fuse-overlayfs', (id) => `fuse-overlayfs/${id}/diff`],
  ['vfs', (id) => `vfs/dir/${id}`],
])

export const hasStore = (driver: string): boolean => hasFiles(driver) || hasContent(driver)

/** Whether the files of layers are stored: those of the classic stores. */
export const hasFiles = (driver: string): boolean => FILES_OF.has(driver)

/** Whether blobs are stored, as in a registry: then `readContent` reads them, else `readStore` the entries. */
export const hasContent = (driver: string): boolean => driver === 'containerd'

/** The folder of a layer's files; null if the engine recorded no usable name. */
export const filesOf = (driver: string, cacheId: string): string | null =>
  /^[\w.-]+$/.test(cacheId) ? (FILES_OF.get(driver)?.(cacheId) ?? null) : null

/** The folder of a layer's record. */
export const recordOf = (driver: string, chainId: string): string =>
  `image/${driver}/layerdb/sha256/${hexOf(chainId)}`

/** SHA-256 of "chain below, space, diffID"; the lowest layer's is its diffID. */
export function chainIds(diffIds: readonly string[]): string[] {
  const chains: string[] = []
  for (const diffId of diffIds) {
    const below = chains.at(-1)
    chains.push(
      below === undefined
        ? diffId
        : `sha256:${createHash('sha256').update(`${below} ${diffId}`).digest('hex')}`,
    )
  }
  return chains
}
