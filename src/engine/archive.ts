/** Reads the first bytes of a file in a container with the engine's archive call, which returns a tar. */
import type Docker from 'dockerode'
import { IncomingMessage } from 'node:http'
import { posix } from 'node:path'
import { field, number, text } from '../lib/json.ts'
import type { ContainerFile } from './index.ts'

const BLOCK = 512
const MOST_LINKS = 10
/** Bits of Go's os.FileMode, used in the engine's stat header. */
const GO_DIRECTORY = 2 ** 31
const GO_SYMLINK = 2 ** 27
const GO_IRREGULAR = GO_DIRECTORY + GO_SYMLINK + 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19

interface Stat {
  mode: number
  size: number
  linkTarget: string
}

/** Rejects as dockerode does (`statusCode` 404) when the path does not exist. */
export async function readContainerFile(
  container: Docker.Container,
  path: string,
  limit: number,
): Promise<ContainerFile> {
  let at = path
  for (let links = 0; ; links++) {
    const stream = await container.getArchive({ path: at })
    const stat = statOf(stream)
    if (hasBit(stat.mode, GO_SYMLINK) && links < MOST_LINKS) {
      at = posix.resolve(posix.dirname(at), stat.linkTarget)
      discard(stream)
      continue
    }
    const type = hasBit(stat.mode, GO_DIRECTORY)
      ? 'directory'
      : (stat.mode & GO_IRREGULAR) === 0
        ? 'file'
        : 'other'
    const bytes = await content(stream, type === 'file' ? Math.min(limit, stat.size) : 0)
    return { type, mode: stat.mode & 0o777, bytes }
  }
}

const hasBit = (mode: number, bit: number): boolean => Math.floor(mode / bit) % 2 === 1

/** The engine describes the path in a header of the same response. */
function statOf(stream: NodeJS.ReadableStream): Stat {
  const header =
    stream instanceof IncomingMessage ? stream.headers['x-docker-container-path-stat'] : undefined
  const json: unknown = JSON.parse(Buffer.from(String(header ?? ''), 'base64').toString() || '{}')
  return {
    mode: number(field(json, 'mode')) ?? 0,
    size: number(field(json, 'size')) ?? 0,
    linkTarget: text(field(json, 'linkTarget')),
  }
}

/** An unread response keeps its connection, and so this process, open. */
function discard(stream: NodeJS.ReadableStream): void {
  if (stream instanceof IncomingMessage) stream.destroy()
}

async function content(stream: NodeJS.ReadableStream, wanted: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0)
  if (wanted > 0) {
    for await (const chunk of stream) {
      bytes = Buffer.concat([bytes, chunk as Buffer])
      if (bytes.length >= BLOCK && bytes.length >= headers(bytes) + wanted) break
    }
  }
  discard(stream)
  const start = headers(bytes)
  return bytes.subarray(start, start + wanted)
}

/** The offset of the file's content: after its header, and after a PAX header with its records if there is one. */
function headers(tar: Buffer): number {
  const type = tar.toString('latin1', 156, 157)
  if (type !== 'x' && type !== 'L') return BLOCK
  const size = parseInt(tar.toString('latin1', 124, 136), 8) || 0
  return BLOCK + Math.ceil(size / BLOCK) * BLOCK + BLOCK
}
