/** A proxy to a real engine that counts requests and injects a fault at one of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `before`: the engine never receives the request. `after`: it has handled the request, but its response is lost. */
export interface Fault {
  /** Counted from 1. */
  at: number
  when: 'before' | 'after'
  /** `drop` closes the connection; `hold` never answers this or any later request. */
  then: 'drop' | 'hold'
  act: () => void
}

export interface FaultyEngine {
  host: string
  /** Requests so far, `METHOD /path`. */
  requests: string[]
  fault: Fault | null
  close(): Promise<void>
}

export async function faultyEngine(socketPath: string): Promise<FaultyEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'faulty-'))
  const sockets = new Set<Socket>()
  let isHeld = false
  const server = createServer()
  const engine: FaultyEngine = {
    host: `unix://${join(folder, 'engine.sock')}`,
    requests: [],
    fault: null,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
  /** Whether the fault stops this request here. */
  const strikes = (nth: number, when: Fault['when'], socket: Socket): boolean => {
    const { fault } = engine
    if (isHeld) return true
    if (fault?.at !== nth || fault.when !== when) return false
    engine.fault = null
    fault.act()
    if (fault.then === 'hold') isHeld = true
    else socket.destroy()
    return true
  }
  const count = ({ method = '', url = '' }: IncomingMessage): number =>
    engine.requests.push(`${method} ${url.replace(/\?.*/, '')}`)

  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
    const nth = count(asked)
    if (strikes(nth, 'before', asked.socket)) return
    const { method, url: path, headers } = asked
    const onward = request({ socketPath, method, path, headers })
    onward.on('error', () => asked.socket.destroy())
    onward.on('response', (response) => {
      if (strikes(nth, 'after', asked.socket)) return
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.on('error', () => asked.socket.destroy())
      response.pipe(answer)
    })
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) => {
    const nth = count(asked)
    if (strikes(nth, 'before', socket)) return
    const onward = connect(socketPath)
    const lines = asked.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? `${name}: ${all[at + 1] ?? ''}` : [],
    )
    onward.write([`${asked.method ?? ''} ${asked.url ?? ''} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    onward.write(head)
    onward.once('data', () => void strikes(nth, 'after', socket))
    onward.on('error', () => socket.destroy())
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    onward.pipe(socket).pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(join(folder, 'engine.sock'), resolve))
  return engine
}
