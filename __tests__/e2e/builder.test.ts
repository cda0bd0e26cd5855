/** A builder apart from the engine, with the real client: its image is read on its way to each engine. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../../src/core/schema.ts'
import { reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv, type EngineName } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { remoteBuilder } from '../support/remote-builder.ts'

const folder = mkdtempSync(join(tmpdir(), 'builder-'))
const socket = join(folder, 'buildkit.sock')
const TAG = `sea-trial.local/by-builder:${process.pid}`
const builders = { BUILDX_CONFIG: join(folder, 'buildx') }
const envOf = (name: EngineName): NodeJS.ProcessEnv => ({ ...engineEnv(name), ...builders })

let builder: { close(): Promise<void> }
beforeAll(async () => {
  const engine = String(engineEnv('new-containerd').DOCKER_HOST).replace('unix://', '')
  builder = await remoteBuilder(socket, engine)
  const create = ['buildx', 'create', '--name', 'apart', '--driver', 'remote', `unix://${socket}`]
  await docker(create, envOf('new'))
})
afterAll(async () => {
  await builder.close()
  rmSync(folder, { recursive: true })
})

function context(name: string, dockerfile: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'Dockerfile'), dockerfile)
  return path
}

const weights = ({ image }: Report) =>
  image?.layers.map(({ diffId, size, files, entries, deadWeight }) => [
    diffId,
    size,
    files,
    entries,
    deadWeight,
  ])

describe.each(ENGINES)('%s', (name) => {
  const env = envOf(name)
  afterAll(async () => {
    await docker(['rmi', TAG], env)
    expect(await leftovers(env)).toEqual([])
  })

  test('the image is the one that buildx would have loaded, and its weights are those of any way', async () => {
    const path = context(
      name,
      'FROM busybox\nRUN head -c 300000 /dev/zero > /a && head -c 5000 /dev/urandom > /b\nRUN rm /a\nRUN chmod 600 /b\n',
    )
    const { code, report } = await reportOf([path, '--builder', 'apart', '--smoke', 'false'], env)
    expect(report.image?.reading).toEqual({ route: 'build', layers: 4, remembered: 0 })
    expect(report.image?.sizes).toMatchObject({ deadWeight: 305_000, download: { exact: true } })
    expect(report.image?.layers.map(({ line }) => line)).toEqual([undefined, 2, 3, 4])
    expect(code).toBe(0)

    const build = [
      'buildx',
      'build',
      '--builder',
      'apart',
      '--load',
      '--provenance=false',
      '--tag',
      TAG,
      path,
    ]
    await docker(build, env)
    const { report: other } = await reportOf(['--image', TAG, '--smoke', 'false'], env)
    expect(other.image?.reading?.route).not.toBe('build')
    expect(weights(report)).toEqual(weights(other))
    expect(report.image?.id).toBe(other.image?.id)
  })

  test('it runs, whoever chose the builder', async () => {
    const path = join(folder, `hello-${name}`)
    cpSync('examples/hello', path, { recursive: true })
    const { report } = await reportOf([path, '--soak', '0'], { ...env, BUILDX_BUILDER: 'apart' })
    expect(report.image?.reading?.route).toBe('build')
    expect(report.headline).toContain('is seaworthy')
  })

  test('a build that fails there has its usual findings', async () => {
    const path = context(`fails-${name}`, 'FROM busybox\nRUN echo no && exit 3\n')
    const { code, report } = await reportOf([path, '--builder', 'apart'], env)
    expect(report.findings[0]).toMatchObject({ code: 'build-failed', level: 'fail' })
    expect(report.findings[0]?.location?.line).toBe(2)
    expect(code).toBe(1)
  })
})
