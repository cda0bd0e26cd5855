/** Servers in this process on 127.0.0.1, each with one behaviour of servers in containers. */
import { readFileSync } from 'node:fs'
import { createServer as httpServer, type RequestListener } from 'node:http'
import { createServer as httpsServer } from 'node:https'
import { createServer as netServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'

export interface Served {
  port: number
  /** Number of connections so far. */
  connections(): number
  close(): Promise<void>
}

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../smoke/fixtures', name))

export function serve(server: Server, host = '127.0.0.1'): Promise<Served> {
  const sockets = new Set<Socket>()
  let count = 0
  server.on('connection', (socket) => {
    count++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((resolve) =>
    server.listen(0, host, () =>
      resolve({ port: (server.address() as AddressInfo).port, connections: () => count, close }),
    ),
  )
}

export const http = (listener: RequestListener, host?: string) => serve(httpServer(listener), host)
export const status = (code: number, host?: string) =>
  http(
    (_, response) =>
      void response.writeHead(code, code === 302 ? { location: '/elsewhere' } : {}).end('body'),
    host,
  )
/** Self-signed, for localhost. */
export const https = (listener: RequestListener) =>
  serve(httpsServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, listener))
export const tcp = (use: (socket: Socket, nth: number) => void, host?: string) => {
  let nth = 0
  return serve(
    netServer((socket) => use(socket, ++nth)),
    host,
  )
}
