/** An Engine API server in this process, on a unix socket, with the responses that a test defines. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, ServerResponse, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

export interface Asked {
  method: string
  /** Without the API version. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** The unparsed body; incomplete if the sender disconnected. */
  bytes: Buffer
}

export type Answer = (asked: Asked, response: ServerResponse, socket: Duplex) => void
/** Whether the body is read before the response, or by the response itself. */
export type Body = 'first' | 'unread'

export interface EngineServer {
  /** For DOCKER_HOST. */
  host: string
  asked: Asked[]
  /** Handlers by request: `GET /info`, or a pattern such as `DELETE /containers/*`. */
  on(call: string, answer: Answer, body?: Body): EngineServer
  close(): Promise<void>
}

export const json =
  (value: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? '' : JSON.stringify(value))
  }

/** An error response of the engine. */
export const refusal = (status: number, message: string): Answer => json({ message }, status)

/** Hijacks the connection; data is then sent unchanged. */
export const hijack =
  (use: (socket: Duplex) => void): Answer =>
  (_, __, socket) => {
    socket.write(
      'HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n',
    )
    use(socket)
  }

/** One frame of output with the engine's header: stream 1 is stdout, 2 stderr. */
export function frame(stream: 1 | 2, content: string | Buffer): Buffer {
  const body = Buffer.from(content)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}

export async function engineServer(): Promise<EngineServer> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const path = join(folder, 'docker.sock')
  const answers = new Map<string, { answer: Answer; body: Body }>()
  const asked: Asked[] = []
  const sockets = new Set<Duplex>()
  const answerTo = (call: string): { answer: Answer; body: Body } =>
    answers.get(call) ??
    [...answers].find(([key]) => key.includes('*') && fits(key, call))?.[1] ?? {
      answer: refusal(404, `no answer to ${call}`),
      body: 'first',
    }
  const handle = async (request: IncomingMessage, response: ServerResponse, socket: Duplex) => {
    const url = new URL(request.url ?? '/', 'http://engine')
    const call: Asked = {
      method: request.method ?? '',
      path: url.pathname.replace(/^\/v1\.\d+/, ''),
      query: url.searchParams,
      headers: request.headers,
      body: '',
      bytes: Buffer.alloc(0),
    }
    asked.push(call)
    const { answer, body } = answerTo(`${call.method} ${call.path}`)
    if (!request.headers.upgrade && body === 'first') {
      const isWhole = await read(request, call)
      if (!isWhole) return
    }
    answer(call, response, socket)
  }
  const server = createServer((request, response) => void handle(request, response, request.socket))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const response = new ServerResponse(request)
    if (socket instanceof Socket) response.assignSocket(socket)
    void handle(request, response, socket)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  const self: EngineServer = {
    host: `unix://${path}`,
    asked,
    on(call, answer, body = 'first') {
      answers.set(call, { answer, body })
      return self
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
      }),
  }
  return self
}

async function read(request: IncomingMessage, call: Asked): Promise<boolean> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    return true
  } catch {
    return false // the sender disconnected
  } finally {
    call.bytes = Buffer.concat(chunks)
    call.body = call.bytes.toString()
  }
}

function fits(pattern: string, call: string): boolean {
  const [start = '', end = ''] = pattern.split('*')
  return call.startsWith(start) && call.endsWith(end)
}
