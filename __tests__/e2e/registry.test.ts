/** The image at a registry as the baseline: dist on real engines, Debian's docker-registry, with TLS and a password too. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificateFor } from '../support/certificate.ts'
import { command, reportOf } from '../support/dist.ts'
import { ENGINES, LAB, engineEnv, registry } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const REPOSITORY = 'sea-trial-baseline'
const folder = mkdtempSync(join(tmpdir(), 'registry-'))
const env = engineEnv('new')
let plain = ''
let guarded: Guarded

/** An image of two layers, one of which is the same in all. */
function writeImage(bytes: number): void {
  writeFileSync(
    join(folder, 'app', 'Dockerfile'),
    'FROM scratch\nCOPY same /same\nCOPY big /big\nCMD ["/same"]\n',
  )
  writeFileSync(join(folder, 'app', 'same'), 'same'.repeat(10_000))
  writeFileSync(join(folder, 'app', 'big'), 'x'.repeat(bytes))
}

beforeAll(async () => {
  mkdirSync(join(folder, 'app'))
  plain = registry()
  const name = `${plain}/${REPOSITORY}:main`
  writeImage(1000)
  await docker(['build', '--quiet', '--tag', name, join(folder, 'app')], env)
  await docker(['push', '--quiet', name], env)
  await docker(['rmi', name], env)
  writeImage(5000)
  guarded = await startGuarded()
})
afterAll(() => {
  guarded.child.kill()
  rmSync(folder, { recursive: true })
})

interface Guarded {
  readonly host: string
  readonly certificate: string
  readonly child: ChildProcess
  /** Lines that it logged, one for each request. */
  log(): string[]
}

/** The user is `sailor`, the password `ahoy`. */
const HTPASSWD = 'sailor:$2b$05$abcdefghijklmnopqrstuupc2Bh/BcdpJnf0yyNxNgehaXaZ8mK5m\n'

/** The same images by HTTPS with a password. */
async function startGuarded(): Promise<Guarded> {
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
    storage: { filesystem: { rootdirectory: join(LAB, 'registry', 'data') } },
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
  return { host, certificate, child, log: () => output.split('\n') }
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

const trial = (baseline: string, around: NodeJS.ProcessEnv) =>
  reportOf([join(folder, 'app'), '--smoke', 'false', '--baseline', baseline], around)

test.each(ENGINES)('%s: a change is found, and nothing is left', async (engine) => {
  const base = engineEnv(engine)
  const ref = `${plain}/${REPOSITORY}:main`
  const { code, report } = await trial(ref, base)
  expect({ code, tried: report.baselineSearch }).toMatchObject({
    code: 0,
    tried: [{ source: 'registry', outcome: 'found' }],
  })
  expect(report.baseline).toEqual({ source: 'registry', ref, sha: null, at: null })
  expect(report.delta?.rows).toContainEqual({ key: 'onDisk', before: 41_000, after: 45_000 })
  expect(report.delta?.layers.filter(({ before, after }) => before !== after)).toHaveLength(1)
  expect(await leftovers(base)).toEqual([])
  expect(await docker(['images', '--quiet', `${plain}/${REPOSITORY}`], base)).toBe('')
})

describe('with TLS and a password', () => {
  const login = (host: string): string => {
    const auth = Buffer.from('sailor:ahoy').toString('base64')
    const at = mkdtempSync(join(folder, 'login-'))
    writeFileSync(join(at, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }))
    return at
  }
  const ref = () => `${guarded.host}/${REPOSITORY}:main`
  /** Without a build, so that the configuration of the client has nothing but the login. */
  const tryImage = async (around: NodeJS.ProcessEnv) => {
    const tag = `${REPOSITORY}:tested`
    await docker(['build', '--quiet', '--tag', tag, join(folder, 'app')], env)
    const args = ['--image', tag, '--smoke', 'false', '--baseline', ref()]
    return reportOf(args, { ...env, ...around }).finally(() => docker(['rmi', tag], env))
  }

  test('only the config and the layer that is new are downloaded', async () => {
    const { report } = await tryImage({
      DOCKER_CONFIG: login(guarded.host),
      NODE_EXTRA_CA_CERTS: guarded.certificate,
      SEA_TRIAL_CACHE: join(folder, 'cache'),
    })
    expect(report.baselineSearch).toMatchObject([{ source: 'registry', outcome: 'found' }])
    expect(report.delta?.rows).toContainEqual({ key: 'onDisk', before: 41_000, after: 45_000 })
    const read = guarded.log().filter((line) => /"GET \/v2\/[^ ]*\/blobs\/[^"]*" 200/.test(line))
    expect(read).toHaveLength(2)
  })

  test('a login that is missing, and a certificate that is not trusted, are notes with a fix', async () => {
    const nobody = await tryImage({ DOCKER_CONFIG: folder, NODE_EXTRA_CA_CERTS: guarded.certificate })
    expect({ code: nobody.code, tried: nobody.report.baselineSearch }).toMatchObject({
      code: 0,
      tried: [
        { outcome: 'failed', note: expect.stringContaining(`run \`docker login ${guarded.host}\` first`) },
      ],
    })
    const untrusted = await tryImage({ DOCKER_CONFIG: login(guarded.host) })
    expect({ code: untrusted.code, tried: untrusted.report.baselineSearch }).toMatchObject({
      code: 0,
      tried: [{ outcome: 'failed', note: expect.stringContaining('NODE_EXTRA_CA_CERTS') }],
    })
  })

  test('diff needs no engine', async () => {
    const { PATH } = process.env
    const around = { PATH, DOCKER_HOST: 'unix:///nowhere', DOCKER_CONFIG: login(guarded.host) }
    const names = [`registry:${ref()}`, `registry:${plain}/${REPOSITORY}:main`]
    const { code, stdout } = await command(['diff', ...names], {
      ...around,
      NODE_EXTRA_CA_CERTS: guarded.certificate,
    })
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('No layer changed.') })
  })
})
