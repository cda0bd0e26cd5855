/** Reads the body of a response, up to a limit in bytes and time, and no further than needed. */
import type { IncomingMessage } from 'node:http'

/** An endless stream is judged by what it sent until then. */
const MOST = { bytes: 64 * 1024, milliseconds: 2000 }
/** It is checked no more often, in however many pieces it arrives. */
const LOOK_MILLISECONDS = 50

/** Always resolves with what was received, and closes the connection. */
export function readBody(
  response: IncomingMessage,
  isEnough: (text: string) => boolean,
  most = MOST,
): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    let looked = -Infinity
    let look: NodeJS.Timeout | undefined
    const text = () => Buffer.concat(chunks).subarray(0, most.bytes).toString('utf8')
    const end = () => {
      clearTimeout(late)
      clearTimeout(look)
      response.off('data', add)
      resolve(text())
      response.destroy()
    }
    const check = () => {
      look = undefined
      looked = performance.now()
      if (isEnough(text())) end()
    }
    const add = (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= most.bytes) end()
      else look ??= setTimeout(check, Math.max(0, LOOK_MILLISECONDS - (performance.now() - looked)))
    }
    const late = setTimeout(end, most.milliseconds)
    response.on('data', add)
    response.once('end', end)
    response.once('close', end)
    response.on('error', end)
  })
}
