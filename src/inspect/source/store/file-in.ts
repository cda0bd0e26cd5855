import { Feed } from '../../tar/feed.ts'
import { parseTar, type TarEvent } from '../../tar/reader.ts'

/** The content of the one file that a tar holds. Throws Malformed when the tar is cut off. */
export async function* fileIn(tar: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const feed = new Feed<TarEvent>(parseTar())
  for await (const chunk of tar)
    for (const event of feed.write(chunk)) if (event.kind === 'content') yield event.bytes
  for (const event of feed.end()) if (event.kind === 'content') yield event.bytes
}
