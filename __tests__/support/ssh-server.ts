/** A real sshd on 127.0.0.1 whose only key logs in to a shell that has the lab's Docker client and one engine. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LAB, lab } from './engines.ts'
import { tcp } from './servers.ts'

export interface SshServer {
  /** `ssh://root@127.0.0.1:PORT` */
  address: string
  /** A folder for PATH, whose `ssh` knows the server and has the key. */
  bin: string
  close(): Promise<void>
}

/** `engine`: the value of DOCKER_HOST after the login. */
export async function sshServer(folder: string, engine: string): Promise<SshServer> {
  const programs = lab(['openssh']).trim()
  const [port, bin] = [await freePort(), join(folder, 'bin')]
  mkdirSync(bin, { recursive: true })
  const file = (name: string, text: string, mode = 0o600) => {
    writeFileSync(join(folder, name), text, { mode })
    return join(folder, name)
  }
  const keyOf = (name: string) => {
    const path = join(folder, name)
    execFileSync(join(programs, 'ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-f', path])
    return { path, shown: readFileSync(`${path}.pub`, 'utf8').split(' ').slice(0, 2).join(' ') }
  }
  const [host, user] = [keyOf('host'), keyOf('user')]
  const environment = `environment="DOCKER_HOST=${engine}",environment="PATH=${LAB}/bin:/usr/bin:/bin"`
  const config = file(
    'sshd_config',
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${host.path}
AuthorizedKeysFile ${file('authorized_keys', `${environment} ${user.shown}\n`)}
PermitUserEnvironment yes
PasswordAuthentication no
StrictModes no
PidFile none
MaxStartups 50
`,
  )
  const client = file(
    'ssh_config',
    `IdentityFile ${user.path}\nUserKnownHostsFile ${file('known_hosts', `[127.0.0.1]:${port} ${host.shown}\n`)}\n`,
  )
  file('bin/ssh', `#!/bin/sh\nexec ${programs}/ssh -F ${client} "$@"\n`, 0o755)
  const child = spawn(join(programs, 'sshd'), ['-D', '-f', config], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for (let tries = 0; tries < 100 && !(await accepts(port)); tries++) await setTimeout(50)
  return {
    address: `ssh://root@127.0.0.1:${port}`,
    bin,
    async close() {
      child.kill()
      await ended
    },
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve((socket.destroy(), true)))
    socket.once('error', () => resolve(false))
  })

async function freePort(): Promise<number> {
  const server = await tcp(() => undefined)
  await server.close()
  return server.port
}
