/**
 * A remote builder, from buildx's point of view: the BuildKit of an engine with the containerd store, which can export
 * tars, behind its own socket. An engine exposes it by an HTTP upgrade.
 */
import { connect, createServer, type Socket } from 'node:net'
import { rmSync } from 'node:fs'

const UPGRADE = 'POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'

/** Listens on the unix socket `at`. `engine`: path of the engine's socket. */
export async function remoteBuilder(at: string, engine: string): Promise<{ close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const inside = connect(engine)
    for (const socket of [client, inside]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        inside.destroy()
      })
    }
    inside.write(UPGRADE)
    afterHead(inside, () => {
      inside.pipe(client)
      client.pipe(inside)
    })
  })
  await new Promise<void>((resolve) => server.listen(at, resolve))
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => {
          rmSync(at, { force: true })
          resolve()
        })
      }),
  }
}

function afterHead(socket: Socket, then: () => void): void {
  let head = Buffer.alloc(0)
  const take = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    socket.off('data', take)
    socket.pause()
    socket.unshift(head.subarray(end + 4))
    then()
  }
  socket.on('data', take)
}
