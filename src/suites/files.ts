/** Files of a container, created or running, through the engine's archive call: no program of the image is needed. */
import type { Readable } from 'node:stream'
import { extract, type Header } from 'tar-stream'
import type { Engine } from '../engine/index.ts'

export type FileType =
  'file' | 'directory' | 'symlink' | 'character-device' | 'block-device' | 'pipe' | 'other'

/** Of the path itself: a link at its end is not followed, one on the way is. */
export interface FileEntry {
  type: FileType
  /** All twelve bits. */
  mode: number
  uid: number
  gid: number
  /** Bytes. */
  size: number
  link: string
  /** The first bytes of a regular file, up to the limit. */
  bytes: Buffer
}

export type FileReader = Pick<Engine, 'readArchive'>

const TYPES: Readonly<Record<string, FileType>> = {
  file: 'file',
  'contiguous-file': 'file',
  link: 'file',
  directory: 'directory',
  symlink: 'symlink',
  'character-device': 'character-device',
  'block-device': 'block-device',
  fifo: 'pipe',
}
const MOST_LINKS = 20

/** Null when it does not exist. `most`: bytes of its content to read. */
export async function readEntry(
  engine: FileReader,
  container: string,
  path: string,
  most: number,
): Promise<FileEntry | null> {
  const stream = await engine.readArchive(container, path)
  if (stream === null) return null
  return firstEntry(stream, most)
}

/** The same, with the links at its end followed; null also for a link that leads nowhere, or in a circle. */
export async function readTarget(
  engine: FileReader,
  container: string,
  path: string,
  most: number,
): Promise<FileEntry | null> {
  let at = path
  for (let links = 0; links < MOST_LINKS; links++) {
    const entry = await readEntry(engine, container, at, most)
    if (entry?.type !== 'symlink') return entry
    at = entry.link.startsWith('/') ? entry.link : `${at.replace(/\/+[^/]*\/*$/, '')}/${entry.link}`
  }
  return null
}

async function firstEntry(stream: Readable, most: number): Promise<FileEntry | null> {
  let found: FileEntry | null = null
  await eachEntry(stream, async (header, content) => {
    const chunks: Buffer[] = []
    let size = 0
    const wanted = Math.min(most, header.size)
    if (wanted > 0)
      for await (const chunk of content) {
        chunks.push(chunk as Buffer)
        size += (chunk as Buffer).length
        if (size >= wanted) break
      }
    found = entryOf(header, Buffer.concat(chunks).subarray(0, wanted))
    return false
  })
  return found
}

const entryOf = (header: Header, bytes: Buffer): FileEntry => ({
  type: TYPES[header.type] ?? 'other',
  mode: header.mode & 0o7777,
  uid: header.uid,
  gid: header.gid,
  size: header.size,
  link: header.linkname || '', // null where there is none, which its types do not say
  bytes,
})

/** Calls `take` with each member until it returns false. The stream is destroyed at the end. */
export async function eachEntry(
  stream: Readable,
  take: (header: Header, content: Readable) => Promise<boolean>,
): Promise<void> {
  const reader = extract()
  stream.on('error', (error) => reader.destroy(error))
  stream.pipe(reader)
  try {
    for await (const entry of reader) {
      if (!(await take(entry.header, entry as unknown as Readable))) break
      entry.resume()
    }
  } finally {
    stream.unpipe(reader)
    stream.destroy()
    reader.destroy()
  }
}
