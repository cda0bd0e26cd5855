/** Progress messages of a pull, push or load: one JSON object per line. An error is one of them; the HTTP status is 200. */
import { field, number, parseJson, text } from '../lib/json.ts'
import type { TransferStatus } from './index.ts'

/** Longest line. */
const MOST_CHARACTERS = 1024 * 1024

/**
 * Resolves when the transfer is complete, with the digest that a push reports, if any; rejects with the engine's message,
 * or with the connection's error.
 */
export async function followMessages(
  stream: AsyncIterable<unknown>,
  onStatus: (status: TransferStatus) => void,
): Promise<string | null> {
  let rest = ''
  let digest: string | null = null
  const handle = (line: string) => (digest = handleLine(line, onStatus) ?? digest)
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n')
    rest = (lines.pop() ?? '').slice(0, MOST_CHARACTERS)
    for (const line of lines) handle(line)
  }
  handle(rest)
  return digest
}

/** Returns the digest that it reports, or null. */
function handleLine(line: string, onStatus: (status: TransferStatus) => void): string | null {
  const event = parseJson(line) // null when blank, or cut off by a lost connection
  const error = text(field(event, 'error')) || text(field(event, 'errorDetail', 'message'))
  if (error) throw new Error(error)
  const status = text(field(event, 'status'))
  const total = number(field(event, 'progressDetail', 'total'))
  if (status) onStatus({ id: text(field(event, 'id')), text: status, total })
  return text(field(event, 'aux', 'Digest')) || null
}
