/**
 * An engine behind ssh, reached with the machine's own `ssh`, as Docker's command line does it: each connection is one
 * `docker system dial-stdio` on the other side. So the user's keys, known hosts and ssh_config hold.
 */
import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { clientEnv } from '../lib/docker-client-env.ts'

/** Never asks a question, gives up on a host that does not answer, and shares nothing with other connections. */
const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T']
/** What ssh says of its own failing, at most. */
const MOST_WORDS = 1000

export interface SshLink {
  /** For HTTP requests to the engine. */
  agent: Agent
  /** A port of this machine, on 127.0.0.1, that leads to that port of the other's 127.0.0.1. */
  forward(port: number): Promise<number>
  close(): void
}

/** `endpoint` is `ssh://[USER@]HOST[:PORT]`. Throws where it names no host. */
export function sshLink(endpoint: string): SshLink {
  const target = targetOf(new URL(endpoint))
  const env = clientEnv(endpoint, { purpose: 'ssh' })
  const servers: Server[] = []
  return {
    agent: new SshAgent(() => connection([...OPTIONS, ...target, 'docker', 'system', 'dial-stdio'], env)),
    async forward(port) {
      const server = createServer((socket) => {
        join(socket, connection([...OPTIONS, '-W', `127.0.0.1:${port}`, ...target], env))
      })
      servers.push(server)
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(0, '127.0.0.1', resolve)
      })
      server.unref()
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : 0
    },
    close() {
      for (const server of servers) server.close()
    },
  }
}

/** A name that begins with a dash would be an option to ssh. */
function targetOf({ hostname, port, username }: URL): string[] {
  if (hostname === '' || hostname.startsWith('-')) throw new Error('the address has no host')
  const user = decodeURIComponent(username)
  return [...(port ? ['-p', port] : []), ...(user ? ['-l', user] : []), '--', hostname]
}

class SshAgent extends Agent {
  private readonly dial: () => Duplex

  constructor(dial: () => Duplex) {
    super({ keepAlive: false })
    this.dial = dial
  }

  override createConnection(): Duplex {
    return this.dial()
  }
}

/** The two ends of one ssh process. It fails with ssh's own words where ssh does. */
function connection(args: readonly string[], env: NodeJS.ProcessEnv): Duplex {
  const child = spawn('ssh', [...args], { stdio: ['pipe', 'pipe', 'pipe'], env })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-MOST_WORDS)))
  child.stdin.on('error', () => undefined) // that it ended is told by its exit
  const stream = new Duplex({
    read: () => void child.stdout.resume(),
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, () => done()),
    final: (done) => void child.stdin.end(done),
    destroy(error, done) {
      child.kill()
      done(error)
    },
  })
  child.stdout.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) child.stdout.pause()
  })
  child.once('error', (error) => stream.destroy(error))
  child.once('close', (code) => {
    if (code === 0 || code === null) stream.push(null)
    else stream.destroy(new Error(`ssh: ${words.trim() || `exit code ${code}`}`))
  })
  return stream
}

function join(socket: Socket, far: Duplex): void {
  socket.on('error', () => far.destroy())
  far.on('error', () => socket.destroy())
  far.on('close', () => socket.destroy())
  socket.on('close', () => far.destroy())
  socket.pipe(far).pipe(socket)
}
