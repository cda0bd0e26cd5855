/** The container runs on another engine than the one that builds, which is reached by a socket, through ssh, or by TLS. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionEnv, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { sshServer, type SshServer } from '../support/ssh-server.ts'
import { tlsFront, type TlsFront } from '../support/tls-front.ts'

const folder = mkdtempSync(join(tmpdir(), 'machines-'))
const [old, other] = [engineEnv('old'), engineEnv('new')]
const socket = String(other.DOCKER_HOST)
const HELLO = ['examples/hello', '--soak', '0']
const withoutHost = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'DOCKER_HOST'))
const nothingIsLeft = async () => {
  expect(await leftovers(old)).toEqual([])
  expect(await leftovers(other)).toEqual([])
}
afterAll(async () => {
  await nothingIsLeft()
  rmSync(folder, { recursive: true })
})

test('an image that is built on one engine runs on another', async () => {
  const { code, report } = await reportOf([...HELLO, '--smoke-host', socket], old)
  expect(report.headline).toContain('is seaworthy')
  expect(report.engine?.version).toMatch(/^28/)
  expect(report.buildEngine?.version).toMatch(/^20\.10/)
  expect(report.timings.copy).toBeGreaterThan(0)
  expect(report.image?.reading?.route).toBe('entries')
  expect(code).toBe(0)
})

test('an image that exists is copied, and keeps its only name', async () => {
  const tag = `sea-trial.test/copied:${process.pid}`
  await docker(['tag', 'busybox', tag], old)
  const args = ['--image', tag, '--command', 'httpd -f -p 80', '--port', '80', '--soak', '0']
  const { report } = await reportOf([...args, '--smoke-host', socket], old)
  expect(report.headline).toContain('is seaworthy')
  expect(await docker(['images', '-q', tag], old)).not.toBe('')
  expect(await docker(['images', '-q', tag], other)).toBe('')
  await docker(['rmi', tag], old)
})

test('the post step removes from both engines what a killed run has left', async () => {
  const inputs = { path: 'examples/hello', soak: '60s', 'smoke-host': socket }
  const run = actionEnv(old, inputs, { event: 'push', payload: {}, apiUrl: 'http://127.0.0.1:9' })
  const isRunning = async () => (await leftovers(other)).length > 1 // its image, and its container
  const { signals } = await run.main({
    when: isRunning,
    waits: [1, 1],
    before: (child) => child.kill('SIGKILL'),
  })
  expect(signals).toContain('SIGINT')
  expect(await leftovers(other)).not.toEqual([])
  await run.post()
  await nothingIsLeft()
})

test.each([
  ['tcp://127.0.0.1:1', 'No container engine responds at tcp://127.0.0.1:1 (smoke-host)'],
  ['nowhere', 'Docker context "nowhere" cannot be used'],
])('a host that cannot be reached is said before anything is built: %s', async (host, sentence) => {
  const { code, stderr, report } = await reportOf([...HELLO, '--smoke-host', host], old)
  expect(report.headline).toContain(sentence)
  expect(stderr).not.toContain('docker buildx build')
  expect(code).toBe(3)
})

describe('through ssh', () => {
  let server: SshServer
  beforeAll(async () => void (server = await sshServer(join(folder, 'ssh'), socket)))
  afterAll(() => server.close())

  test('it is reached as smoke-host', async () => {
    const env = { ...old, PATH: `${server.bin}:${old.PATH ?? ''}` }
    const { report } = await reportOf([...HELLO, '--smoke-host', server.address], env)
    expect(report.smoke?.route).toBe('published on 127.0.0.1 of 127.0.0.1, through ssh')
    expect(report.buildEngine?.version).toMatch(/^20\.10/)
    expect(report.headline).toContain('is seaworthy')
  })
})

describe('by TLS', () => {
  let front: TlsFront
  beforeAll(async () => void (front = await tlsFront(socket.replace('unix://', ''), join(folder, 'tls'))))
  afterAll(() => front.close())
  const certificates = () => {
    const { folder: path } = front
    return ['ca', 'cert', 'key'].map((name) => `,${name}=${join(path, `${name}.pem`)}`).join('')
  }
  /** A client with these contexts, and buildx. */
  const contexts = async (): Promise<NodeJS.ProcessEnv> => {
    const config = join(folder, 'config')
    mkdirSync(config)
    symlinkSync(join(String(other.DOCKER_CONFIG), 'cli-plugins'), join(config, 'cli-plugins'))
    const env = withoutHost(other)
    for (const [name, more] of [
      ['secure', certificates()],
      ['plain', ''],
    ] as const) {
      const endpoint = `host=tcp://127.0.0.1:${front.port}${more}`
      await docker(['context', 'create', name, '--docker', endpoint], { ...env, DOCKER_CONFIG: config })
    }
    return { ...env, DOCKER_CONFIG: config }
  }

  test('a context with certificates builds and runs; one without them is refused', async () => {
    const env = await contexts()
    const { report } = await reportOf(HELLO, { ...env, DOCKER_CONTEXT: 'secure' })
    expect(report.headline).toContain('is seaworthy')
    const { code, report: refused } = await reportOf([...HELLO, '--smoke-host', 'plain'], env)
    expect(refused.headline).toContain(`No container engine responds at tcp://127.0.0.1:${front.port}`)
    expect(code).toBe(3)
  })
})
