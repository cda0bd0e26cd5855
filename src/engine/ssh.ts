/**
 * Connects to an engine over the machine's `ssh`, as Docker's command line does: each connection runs
 * `docker system dial-stdio` on the remote side. The user's keys, known hosts and ssh_config apply.
 */
import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { clientEnv } from '../lib/docker-client-env.ts'

/** No prompts, a timeout for hosts that do not respond, no terminal. */
const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T']
/** Connections that are kept while no request uses them, each with a process. */
const MOST_IDLE = 4
/** Of ssh's error message the last characters are kept. */
const MOST_CHARACTERS = 1000

export interface SshLink {
  /** For HTTP requests to the engine. */
  agent: Agent
  /** A port on this machine's 127.0.0.1 that is forwarded to that port on the remote 127.0.0.1. */
  forward(port: number): Promise<number>
  close(): void
}

/** `endpoint` is `ssh://[USER@]HOST[:PORT]`. Throws when it has no host. */
export function sshLink(endpoint: string): SshLink {
  const target = targetOf(new URL(endpoint))
  const env = clientEnv(endpoint, { purpose: 'ssh' })
  const servers: Server[] = []
  const agent = new SshAgent(() => connection([...OPTIONS, ...target, 'docker', 'system', 'dial-stdio'], env))
  return {
    agent,
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
      agent.destroy()
    },
  }
}

/** Rejects a host that begins with a dash, which ssh would take for an option. */
function targetOf({ hostname, port, username }: URL): string[] {
  if (hostname === '' || hostname.startsWith('-')) throw new Error('the address has no host')
  const user = decodeURIComponent(username)
  return [...(port ? ['-p', port] : []), ...(user ? ['-l', user] : []), '--', hostname]
}

/** Keeps connections for later requests: to open one takes longer than most answers. */
class SshAgent extends Agent {
  private readonly dial: () => Duplex

  constructor(dial: () => Duplex) {
    super({ keepAlive: true, maxFreeSockets: MOST_IDLE })
    this.dial = dial
  }

  /** The stream of a process has no options of a socket to set. */
  override keepSocketAlive(): boolean {
    return true
  }

  override reuseSocket(): void {}

  override createConnection(): Duplex {
    return this.dial()
  }
}

/** stdin and stdout of one ssh process. Fails with ssh's error message. */
function connection(args: readonly string[], env: NodeJS.ProcessEnv): Duplex {
  const child = spawn('ssh', [...args], { stdio: ['pipe', 'pipe', 'pipe'], env })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-MOST_CHARACTERS)))
  child.stdin.on('error', () => undefined) // its exit reports the error
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
    else stream.destroy(new Error(`ssh: ${errors.trim() || `exit code ${code}`}`))
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
