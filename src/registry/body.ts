/** The answer to a request, whose body is read within a limit. */
import type { IncomingMessage } from 'node:http'
import { RegistryError } from './error.ts'
import { failure } from './transport.ts'

export interface Answer {
  readonly response: IncomingMessage
  /** Where it comes from, after redirects. */
  readonly url: URL
}

/** Rejects with a RegistryError if it has more than `most` bytes, or ends early. `url`: where it comes from. */
export async function readAll(response: IncomingMessage, most: number, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of chunksOf(response, url)) {
    size += chunk.length
    if (size > most) throw new RegistryError('invalid', `${url.host} sent more than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The chunks of a response; an error that ends it becomes a RegistryError. */
export async function* chunksOf(response: IncomingMessage, url: URL): AsyncGenerator<Buffer> {
  try {
    yield* response as AsyncIterable<Buffer>
  } catch (cause) {
    throw failure(cause, url)
  }
}
