/**
 * Lists paths that a container has added, changed or deleted, as `docker diff` does. There may be millions, so no more
 * of the list is read than is needed.
 */
import type Docker from 'dockerode'
import type { Readable } from 'node:stream'

const MOST_CHARACTERS = 1024 ** 2
const PATH = /"Path":"((?:[^"\\]|\\.)*)"/g

export async function changedPaths(docker: Docker, id: string, most: number): Promise<string[]> {
  const stream = await listOf(docker, id)
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    text += String(chunk)
    if (text.length > MOST_CHARACTERS) break // this closes the connection
  }
  return [...text.matchAll(PATH)].slice(0, most).flatMap(([, path = '']) => unescaped(path) ?? [])
}

interface Modem {
  dial(options: object, callback: (error: Error | null, stream: Readable | null) => void): void
}

/** dockerode's own call would buffer the whole list. */
function listOf(docker: Docker, id: string): Promise<Readable> {
  const modem = docker.modem as Modem // dockerode has no type for it
  const options = {
    path: `/containers/${id}/changes`,
    method: 'GET',
    isStream: true,
    statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
  }
  return new Promise((resolve, reject) =>
    modem.dial(options, (error, stream) => {
      if (stream) resolve(stream)
      else reject(error ?? new Error('no response'))
    }),
  )
}

/** Decodes a JSON string; null for one that was cut. */
function unescaped(text: string): string | null {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return null
  }
}
