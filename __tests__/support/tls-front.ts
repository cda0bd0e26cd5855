/** An engine or builder behind TLS with certificates on both sides, as `dockerd --tlsverify` has it, in front of its socket. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { createServer } from 'node:tls'
import { join } from 'node:path'
import { certificateFor } from './certificate.ts'
import { serve } from './servers.ts'

export interface TlsFront {
  /** On 127.0.0.1. */
  port: number
  /** With ca.pem, cert.pem and key.pem of a client. */
  folder: string
  close(): Promise<void>
}

/** `socket`: the path that connections go to. `folder`: for the files of a client, created here. */
export async function tlsFront(socket: string, folder: string): Promise<TlsFront> {
  const [own, client] = [certificateFor(), certificateFor('client')]
  mkdirSync(folder, { recursive: true })
  const files = { ca: own.cert, cert: client.cert, key: client.key }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.pem`), text)
  const options = { ...own, ca: client.cert, requestCert: true, rejectUnauthorized: true }
  const server = await serve(
    createServer(options, (outside) => {
      const inside = connect(socket)
      outside.pipe(inside).pipe(outside)
      for (const [one, other] of [
        [outside, inside],
        [inside, outside],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    }),
  )
  return { port: server.port, folder, close: () => server.close() }
}
