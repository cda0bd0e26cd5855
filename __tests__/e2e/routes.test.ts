/** The same trial from elsewhere: the engine behind tcp, and the job in a container of the engine. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { createServer, connect, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Report } from '../../src/core/schema.ts'
import { reportOf } from '../support/dist.ts'
import { engineEnv, type EngineName } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const socketOf = (env: NodeJS.ProcessEnv): string => (env.DOCKER_HOST ?? '').replace('unix://', '')

describe('an engine behind tcp, whose processes are not to be seen here', () => {
  const env = engineEnv('new')
  let server: Server | undefined
  afterAll(() => void server?.close())

  async function there(): Promise<NodeJS.ProcessEnv> {
    server ??= createServer((near) => {
      const far = connect(socketOf(env))
      near.pipe(far).pipe(near)
      near.on('error', () => far.destroy())
      far.on('error', () => near.destroy())
    })
    const tcp = server
    if (!tcp.listening) await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
    return { ...env, DOCKER_HOST: `tcp://127.0.0.1:${(tcp.address() as AddressInfo).port}` }
  }

  test('a healthy app passes, and its listeners are known by the helper', async () => {
    const { report, code } = await reportOf(['examples/hello', '--soak', '2s'], await there())
    expect(report.smoke).toMatchObject({ ready: true, listenersKnown: true })
    expect(report.smoke?.listeners).toContainEqual(expect.objectContaining({ port: 8080 }))
    expect(code).toBe(0)
  })
  test('one that listens on loopback only is reported as such', async () => {
    const { report } = await reportOf(['examples/broken/loopback', '--timeout', '5s'], await there())
    expect(report.findings[0]).toMatchObject({ code: 'loopback-only', confidence: 'proved' })
    expect(report.smoke?.shutdown).toMatchObject({ killed: true, provedBy: 'signal-mask' })
  })
  test('nothing stays', async () => expect(await leftovers(env)).toEqual([]))
})

describe.each(['old', 'new'] satisfies EngineName[])('a job in a container of engine %s', (name) => {
  const env = engineEnv(name)
  const network = 'routes-test'
  const image = 'routes-test-hello'
  afterAll(async () => {
    await docker(['network', 'rm', network], env)
    await docker(['rmi', '--force', image], env)
  })

  /** The runner's container jobs have a network of their own, and the engine's socket. */
  async function inside(...args: string[]): Promise<Report> {
    const mounts = [
      `${socketOf(env)}:/var/run/docker.sock`,
      `${process.execPath}:/usr/local/bin/node:ro`,
      `${process.cwd()}/dist:/dist:ro`,
    ]
    const words = ['run', '--rm', '--network', network, ...mounts.flatMap((mount) => ['--volume', mount])]
    const out = await docker(
      [...words, 'python:3.10', 'node', '/dist/index.js', ...args, '--report', '-'],
      env,
    )
    return JSON.parse(out) as Report
  }

  test('joins the container to its network', async () => {
    await docker(['network', 'create', network], env)
    await docker(['build', '--quiet', '--tag', image, 'examples/hello'], env)
    const report = await inside('--image', image, '--soak', '2s')
    expect(report.smoke).toMatchObject({ ready: true, listenersKnown: true })
    expect(report.smoke?.route).toContain(`network ${network}`)
    expect(report.verdict).toBe('pass')
  })
  test('also where the container has a network of its own', async () => {
    const report = await inside('--image', image, '--soak', '1s', '--network', 'bridge')
    expect(report.smoke).toMatchObject({ ready: true })
    expect(await leftovers(env)).toEqual([])
  })
})
