import { limits } from '../../limits.ts'
import { Feed } from '../../tar/feed.ts'
import { parseTar, type TarEvent } from '../../tar/reader.ts'
import { RouteUnavailable } from '../route-unavailable.ts'

/** The content of the one file that a tar holds. Throws Malformed when the tar is cut off. */
export async function* fileIn(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const feed = new Feed<TarEvent>(parseTar())
  for await (const chunk of tar)
    for (const event of feed.write(chunk)) if (event.kind === 'content') yield event.bytes
  for (const event of feed.end()) if (event.kind === 'content') yield event.bytes
}

/** The bytes of a small file. Rejects with RouteUnavailable when it is too large for one. */
export async function wholeFile(tar: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const bytes of fileIn(tar)) {
    size += bytes.length
    if (size > limits.jsonBytes) throw new RouteUnavailable('the engine recorded a file that is too large')
    parts.push(Buffer.from(bytes))
  }
  return Buffer.concat(parts)
}
