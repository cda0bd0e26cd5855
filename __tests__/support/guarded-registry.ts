/** Debian's docker-registry on a port of its own, with TLS and a password: the user is `sailor`, the password `ahoy`. */
import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { certificateFor } from './certificate.ts'
import { LAB } from './engines.ts'

export interface Guarded {
  readonly host: string
  readonly certificate: string
  /** Its content. */
  readonly cert: string
  readonly child: ChildProcess
  /** Lines that it logged, one for each request. */
  log(): string[]
}

const HTPASSWD = 'sailor:$2b$05$abcdefghijklmnopqrstuupc2Bh/BcdpJnf0yyNxNgehaXaZ8mK5m\n'

/** `folder`: for its files, its certificate among them; `data`: where it has its images. */
export async function startGuarded(folder: string, data: string): Promise<Guarded> {
  const { cert, key } = certificateFor()
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const certificate = file('cert.pem', cert)
  const config = {
    version: '0.1',
    log: { accesslog: { disabled: false } },
    storage: { filesystem: { rootdirectory: data } },
    http: { addr: host, tls: { certificate, key: file('key.pem', key) } },
    auth: { htpasswd: { realm: 'lab', path: file('htpasswd', HTPASSWD) } },
  }
  const program = join(LAB, 'registry', 'program')
  const child = spawn(program, ['serve', file('config.yml', JSON.stringify(config))], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await listening(port)
  return { host, certificate, cert, child, log: () => output.split('\n') }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the registry did not start')
}
