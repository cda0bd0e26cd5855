/** An OCI layout, or an unpacked `docker save`, that lies in a folder. Links are noted, never followed by the system. */
import { createReadStream } from 'node:fs'
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dirent } from 'node:fs'
import { Malformed } from '../malformed.ts'
import type { Archive } from './index.ts'
import { joined } from './path.ts'

const CHUNK_BYTES = 2 ** 20
/** `blobs/sha256/<digest>` is the deepest there is. */
const DEEPEST = 3

export async function readFolder(
  folder: string,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  const names = await readdir(folder)
  if (!names.includes('index.json') && !names.includes('manifest.json'))
    throw new Malformed('it has neither an index.json nor a manifest.json')
  await readUnder(folder, '', 1, archive, count)
}

async function readUnder(
  root: string,
  under: string,
  depth: number,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true })
  for (const entry of entries.sort(byName)) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isSymbolicLink()) archive.link(path, joined(path, await readlink(join(root, path))))
    else if (entry.isDirectory() && depth < DEEPEST) await readUnder(root, path, depth + 1, archive, count)
    else if (entry.isFile()) await readFile(root, path, archive, count)
  }
}

async function readFile(
  root: string,
  path: string,
  archive: Archive,
  count: (bytes: number) => void,
): Promise<void> {
  archive.open(path)
  for await (const chunk of createReadStream(join(root, path), { highWaterMark: CHUNK_BYTES })) {
    await archive.write(chunk as Buffer)
    count((chunk as Buffer).length)
  }
  await archive.close()
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)
