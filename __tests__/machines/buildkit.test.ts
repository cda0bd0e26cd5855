/**
 * Builders apart from the engine, with real daemons of BuildKit: the drivers `remote` (by socket and by TLS) and
 * `docker-container`, and `kubernetes` as far as its configuration goes. Not part of `npm test`: the lab compiles BuildKit
 * first, which takes minutes.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start, reportOf, withReport } from '../support/dist.ts'
import { buildkitd, type BuildKit } from '../support/buildkitd.ts'
import { certificateFor } from '../support/certificate.ts'
import { LAB, engineEnv, lab } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { tcp } from '../support/servers.ts'
import { sshServer } from '../support/ssh-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'buildkit-'))
const builders = { BUILDX_CONFIG: join(folder, 'buildx'), KUBECONFIG: join(folder, 'kubeconfig') }
let old: NodeJS.ProcessEnv
let other: NodeJS.ProcessEnv

beforeAll(() => {
  lab(['up', 'old', 'new', 'buildkit'])
  lab(['images', '--only', 'busybox', 'old', 'new'])
  lab(['buildkit-image', 'new'])
  old = { ...engineEnv('old'), ...builders }
  other = { ...engineEnv('new'), ...builders }
  const path = join(folder, 'app')
  mkdirSync(path)
  copyFileSync(join(LAB, 'root', 'forky', 'usr', 'bin', 'busybox'), join(path, 'busybox'))
  write('Dockerfile', 0)
}, 900_000)
afterAll(async () => {
  for (const env of [old, other]) expect(await leftovers(env)).toEqual([])
  rmSync(folder, { recursive: true })
})

/** A step runs for that many seconds, in a container of the builder's. */
function write(name: string, seconds: number): string {
  const run = `RUN ["/busybox", "sh", "-c", "/busybox sleep ${seconds}; echo ${name} > /built"]`
  const serve = 'EXPOSE 8080\nCMD ["/busybox", "httpd", "-f", "-p", "8080"]'
  const file = join(folder, 'app', name)
  writeFileSync(file, `FROM scratch\nCOPY busybox /busybox\n${run}\n${serve}\n`)
  return file
}

const trial = (builder: string, file = join(folder, 'app', 'Dockerfile')): string[] => [
  ...[join(folder, 'app'), '--file', file, '--builder', builder, '--soak', '0'],
]
const create = (name: string, driver: string, ...more: string[]) =>
  docker(['buildx', 'create', '--name', name, '--driver', driver, ...more], other)

describe('remote', () => {
  test('by socket: the image is read on its way', async () => {
    await create('apart', 'remote', `unix://${LAB}/buildkit/buildkit.sock`)
    const { report } = await reportOf(trial('apart'), other)
    expect(report.headline).toContain('is seaworthy')
    expect(report.image?.reading).toMatchObject({ route: 'build', remembered: 0 })
  })

  test('it goes to smoke-host directly, also where this machine has no engine', async () => {
    const none = { ...other, DOCKER_HOST: `unix://${folder}/none.sock` }
    const { report } = await reportOf([...trial('apart'), '--smoke-host', String(old.DOCKER_HOST)], none)
    expect(report.headline).toContain('is seaworthy')
    expect(report.engine?.version).toMatch(/^20\.10/)
    expect(report.buildEngine).toBeUndefined()
    expect(report.image?.reading?.route).toBe('build')
  })

  test('that stops in the middle is said', async () => {
    const socket = `unix://${folder}/dies.sock`
    const daemon = await buildkitd(socket, join(folder, 'dies'))
    await create('dies', 'remote', socket)
    const run = start([...trial('dies', write('Slow', 30)), '--report', '-'], other)
    await new Promise<void>((resolve) => {
      run.child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('… RUN')) resolve()
      })
    })
    await daemon.kill()
    const { code, report } = withReport(await run.ran)
    expect(report.findings[0]).toMatchObject({ code: 'engine-lost' })
    expect(report.headline).toContain('The connection to the builder was lost during the build')
    expect(code).toBe(3)
  })
})

describe('remote by TLS', () => {
  const [server, client, stranger] = [certificateFor(), certificateFor('client'), certificateFor('stranger')]
  let daemon: BuildKit
  let address: string
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const options = (own: typeof client, name: string) => [
    '--driver-opt',
    [
      `cacert=${file('server.pem', server.cert)}`,
      `cert=${file(`${name}.pem`, own.cert)}`,
      `key=${file(`${name}-key.pem`, own.key)}`,
      'servername=localhost',
    ].join(','),
  ]
  beforeAll(async () => {
    const probe = await tcp(() => undefined)
    await probe.close()
    address = `tcp://127.0.0.1:${probe.port}`
    daemon = await buildkitd(address, join(folder, 'tls'), [
      ...['--tlscert', file('server.pem', server.cert), '--tlskey', file('server-key.pem', server.key)],
      ...['--tlscacert', file('client.pem', client.cert)],
    ])
  })
  afterAll(() => daemon.kill())

  test('with a certificate that it accepts', async () => {
    await create('secure', 'remote', ...options(client, 'client'), address)
    const { report } = await reportOf(trial('secure'), other)
    expect(report.headline).toContain('is seaworthy')
  })

  test('with another one it is refused, which buildx waits for', async () => {
    await create('refused', 'remote', ...options(stranger, 'stranger'), address)
    const { code, report } = await reportOf(trial('refused'), other)
    expect(report.headline).toContain('The builder did not accept a connection')
    expect(report.findings[0]?.fix).toContain('with TLS, that each side has the certificate')
    expect(code).toBe(3)
  })
})

describe('docker-container', () => {
  beforeAll(() => create('boxed', 'docker-container').then(() => undefined))
  afterAll(() => docker(['buildx', 'rm', 'boxed'], other).then(() => undefined))

  test('the image is read on its way, and runs', async () => {
    const { report } = await reportOf(trial('boxed'), other)
    expect(report.headline).toContain('is seaworthy')
    expect(report.image?.reading?.route).toBe('build')
  })

  test('its container stays on its own engine while the image goes to another', async () => {
    const { report } = await reportOf([...trial('boxed'), '--smoke-host', String(old.DOCKER_HOST)], other)
    expect(report.headline).toContain('is seaworthy')
    expect(report.engine?.version).toMatch(/^20\.10/)
  })
})

describe('a builder that cannot build', () => {
  test('kubernetes, with a cluster out of reach', async () => {
    const cluster = { name: 'lab', cluster: { server: 'https://127.0.0.1:1' } }
    const context = { name: 'lab', context: { cluster: 'lab', user: 'me', namespace: 'default' } }
    const users = [{ name: 'me', user: { token: 'x' } }]
    const config = { apiVersion: 'v1', kind: 'Config', 'current-context': 'lab', clusters: [cluster], users }
    writeFileSync(builders.KUBECONFIG, JSON.stringify({ ...config, contexts: [context] }))
    await create('kube', 'kubernetes')
    const { code, report } = await reportOf(trial('kube'), other)
    expect(report.headline).toContain('The Kubernetes cluster of the builder does not respond')
    expect(code).toBe(3)
  })

  test('one that does not exist', async () => {
    const { code, stderr } = await start(trial('nobody'), other).ran
    expect(stderr).toContain('no builder "nobody" found')
    expect(code).toBe(2)
  })
})

test('an engine through ssh builds, runs and is weighed', async () => {
  const server = await sshServer(join(folder, 'ssh'), String(other.DOCKER_HOST))
  const env = { ...other, PATH: `${server.bin}:${other.PATH ?? ''}`, DOCKER_HOST: server.address }
  const { report } = await reportOf(['examples/hello', '--soak', '0'], env)
  await server.close()
  expect(report.smoke?.route).toBe('published on 127.0.0.1 of 127.0.0.1, through ssh')
  expect(report.image?.reading?.route).toBe('entries')
  expect(report.headline).toContain('is seaworthy')
})
