import { constants, type Dirent } from 'node:fs'
import { open, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Malformed } from '../malformed.ts'
import type { Archive } from './index.ts'
import { joined } from './path.ts'

const CHUNK_BYTES = 2 ** 20

/** Files that an image may consist of: at the top, `blobs/sha256/…`, `<id>/layer.tar`. No others are opened. */
const PART = /^(?:[^/]+|blobs\/[^/]+\/[^/]+|[^/]+\/layer\.tar)$/
const FOLDER_OF_PARTS = /^(?:[^/]+|blobs\/[^/]+)$/

/**
 * Reads an OCI layout, or an unpacked `docker save`, from a folder. Symbolic links are resolved within the archive only.
 * `count` receives the bytes of each chunk. Throws Malformed, and errors of the file system.
 */
export async function readFolder(
  folder: string,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  const names = await readdir(folder)
  if (!names.includes('index.json') && !names.includes('manifest.json'))
    throw new Malformed('it has neither an index.json nor a manifest.json')
  await readUnder(folder, '', archive, count)
}

async function readUnder(
  root: string,
  under: string,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true })
  for (const entry of entries.sort(byName)) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory() && FOLDER_OF_PARTS.test(path)) await readUnder(root, path, archive, count)
    else if (!PART.test(path)) continue
    else if (entry.isSymbolicLink()) archive.link(path, joined(path, await readlink(join(root, path))))
    else if (entry.isFile()) await readFile(root, path, archive, count)
  }
}

async function readFile(
  root: string,
  path: string,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  const reader = archive.open(path)
  const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW)
  for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES })) {
    await reader.write(chunk as Buffer)
    count((chunk as Buffer).length)
  }
  archive.add(await reader.end())
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)
