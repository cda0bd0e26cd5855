/** The ways to an image's layers on real engines: read from storage, pushed, remembered, saved, and nothing left behind by any. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../../src/core/schema.ts'
import { command, reportOf, start } from '../support/dist.ts'
import { engineEnv, registry, type EngineName } from '../support/engines.ts'
import { docker, leftovers, pushedNames } from '../support/leftovers.ts'

const folder = mkdtempSync(join(tmpdir(), 'ways-'))
afterAll(() => rmSync(folder, { recursive: true }))

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(folder, 'cache-'))
})
const remembering = (name: EngineName) => ({ ...engineEnv(name), SEA_TRIAL_CACHE: cache })

async function weigh(image: string, env: NodeJS.ProcessEnv): Promise<NonNullable<Report['image']>> {
  const { report } = await reportOf(['--image', image, '--smoke', 'false'], env)
  if (!report.image) throw new Error(report.headline)
  return report.image
}
/** What does not depend on how the image is named or reached. */
const figuresOf = (image: Report['image']) => ({
  sizes: { ...image?.sizes, download: null, downloadYours: undefined, downloadUnknown: undefined },
  layers: image?.layers.map(({ diffId, size, files, entries, deadWeight }) => [
    diffId,
    size,
    files,
    entries,
    deadWeight,
  ]),
  dead: image?.dead,
  packages: image?.packages,
})
const withoutReading = (image: NonNullable<Report['image']>) => ({ ...image, reading: null })

describe('an engine with the containerd store', () => {
  const env = engineEnv('new-containerd')

  test('reads its content store, then only what is new, with the figures of a save', async () => {
    const there = remembering('new-containerd')
    const first = await weigh('python:3.10', there)
    expect(first.reading).toEqual({ route: 'content', layers: first.layers.length, remembered: 0 })
    expect(first.sizes.download).toMatchObject({ exact: true })
    const again = await weigh('python:3.10', there)
    expect(again.reading).toEqual({
      route: 'content',
      layers: first.layers.length,
      remembered: first.layers.length,
    })
    expect(withoutReading(again)).toEqual(withoutReading(first))
    const archive = join(folder, 'containerd.tar')
    await docker(['save', '--output', archive, 'python:3.10'], env)
    expect(figuresOf((await reportOf(['--archive', archive], env)).report.image)).toEqual(figuresOf(first))

    writeFileSync(join(folder, 'Dockerfile'), 'FROM python:3.10\nRUN head -c 70000 /dev/zero > /new\n')
    const { report } = await reportOf([folder, '--smoke', 'false'], there)
    expect(report.image?.reading).toMatchObject({ route: 'content', remembered: first.layers.length })
    expect(report.image?.layers.at(-1)).toMatchObject({ size: 70_000, line: 2 })
    expect(await leftovers(env)).toEqual([])
    expect(await pushedNames(env)).toEqual([])
  })

  test('a memory that was tampered with is not believed', async () => {
    const there = remembering('new-containerd')
    const first = await weigh('busybox', there)
    for (const name of readdirSync(cache, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.layer')) writeFileSync(join(cache, name), 'nonsense')
    const again = await weigh('busybox', there)
    expect(again.reading?.remembered).toBe(0)
    expect(withoutReading(again)).toEqual(withoutReading(first))
  })

  test('what a run leaves that is killed while it reads, the next one takes away', async () => {
    const { child, ran } = start(['--image', 'python:3.10', '--smoke', 'false'], env)
    while ((await leftovers(env)).length === 0 && child.exitCode === null);
    child.kill('SIGKILL')
    await ran
    expect(await leftovers(env)).toHaveLength(1)
    await command(['--image', 'busybox', '--smoke', 'false'], env)
    expect(await leftovers(env)).toEqual([])
    expect(await pushedNames(env)).toEqual([])
    expect(await docker(['images', '--quiet', 'python:3.10'], env)).not.toBe('')
  })
})

describe.each(['old', 'new'] as const)('an engine with overlay2: %s', (name) => {
  test('reads the entries from the engine’s records, then only what is new, with the figures of a save', async () => {
    const there = remembering(name)
    const first = await weigh('python:3.10', there)
    const layers = first.layers.length
    expect(first.reading).toEqual({ route: 'entries', layers, remembered: 0 })
    const again = await weigh('python:3.10', there)
    expect(again.reading).toEqual({ route: 'entries', layers, remembered: layers })
    expect(withoutReading(again)).toEqual(withoutReading(first))
    const archive = join(folder, `${name}.tar`)
    await docker(['save', '--output', archive, 'python:3.10'], engineEnv(name))
    const { report } = await reportOf(['--archive', archive], engineEnv(name))
    expect(figuresOf(report.image)).toEqual(figuresOf(first))

    writeFileSync(join(folder, 'Dockerfile'), 'FROM python:3.10\nRUN head -c 70000 /dev/zero > /new\n')
    const built = await reportOf([folder, '--smoke', 'false'], there)
    expect(built.report.image?.reading).toEqual({ route: 'entries', layers: layers + 1, remembered: layers })
    expect(built.report.image?.layers.at(-1)).toMatchObject({ size: 70_000, line: 2 })
    expect(await leftovers(engineEnv(name))).toEqual([])
    expect(await pushedNames(engineEnv(name))).toEqual([])
  })

  test('reads an image of programs by a save, which is faster, and not again', async () => {
    const there = remembering(name)
    const dockerfile = join(folder, 'programs.Dockerfile')
    const copies = 'for i in $(seq 50); do cp /bin/busybox /program$i; done'
    writeFileSync(dockerfile, `FROM busybox\nRUN ${copies}\n`)
    const id = await docker(['build', '--quiet', '--file', dockerfile, folder], engineEnv(name))
    const first = await weigh(id, there)
    const reason = expect.stringMatching(/^a save is faster than reading \d+ programs and package files/)
    expect(first.reading).toEqual({ route: 'save', layers: 2, remembered: 0, reason })
    const again = await weigh(id, there)
    expect(again.reading).toEqual({ route: 'entries', layers: 2, remembered: 2 })
    expect(withoutReading(again)).toEqual(withoutReading(first))
    await docker(['rmi', id], engineEnv(name))
  })

  test('reads the entries and programs of an image of data from the engine’s records', async () => {
    const dockerfile = join(folder, 'data.Dockerfile')
    const lines = ['FROM busybox', 'RUN head -c 150000000 /dev/zero > /data && cp /bin/busybox /tool']
    writeFileSync(dockerfile, [...lines, ''].join('\n'))
    const id = await docker(['build', '--quiet', '--file', dockerfile, folder], engineEnv(name))
    const { reading, sizes } = await weigh(id, { ...engineEnv(name), SEA_TRIAL_CACHE: '' })
    expect(reading).toEqual({ route: 'entries', layers: 2, remembered: 0 })
    expect(sizes.onDisk).toBeGreaterThan(150_000_000)
    await docker(['rmi', id], engineEnv(name))
  })

  test('what a run leaves that is killed while it reads, the next one removes', async () => {
    const env = { ...engineEnv(name), SEA_TRIAL_CACHE: '' }
    const { child, ran } = start(['--image', 'python:3.10', '--smoke', 'false'], env)
    while ((await leftovers(env)).length === 0 && child.exitCode === null);
    child.kill('SIGKILL')
    await ran
    expect(await leftovers(env)).toHaveLength(1)
    await command(['--image', 'busybox', '--smoke', 'false'], env)
    expect(await leftovers(env)).toEqual([])
  })

  test('an image without a name is read, and still there afterwards', async () => {
    const env = engineEnv(name)
    writeFileSync(join(folder, 'nameless.Dockerfile'), `FROM busybox\nRUN echo ${name} > /f\n`)
    const id = await docker(['build', '--quiet', '--file', join(folder, 'nameless.Dockerfile'), folder], env)
    expect((await weigh(id, remembering(name))).reading).toMatchObject({ route: 'entries' })
    expect(await docker(['image', 'inspect', '--format', '{{.Id}}', id], env)).toBe(id)
    await docker(['rmi', id], env)
  })
})

describe('the download size on overlay2', () => {
  const env = engineEnv('new')
  const base = `${registry()}/e2e/download-base:${process.pid}`
  const app = `${registry()}/e2e/download-app:${process.pid}`
  const context = join(folder, 'download')

  async function publish(tag: string, dockerfile: string): Promise<number[]> {
    writeFileSync(join(context, 'Dockerfile'), dockerfile)
    await docker(['build', '--quiet', '--tag', tag, context], env)
    await docker(['push', '--quiet', tag], env)
    await docker(['rmi', tag], env)
    const manifest = JSON.parse(await docker(['buildx', 'imagetools', 'inspect', '--raw', tag], env)) as {
      layers: { size: number }[]
    }
    return manifest.layers.map(({ size }) => size)
  }

  test('is that of a push: exact for the base, near it for the rest, and found out once', async () => {
    mkdirSync(context, { recursive: true })
    const inBase = await publish(base, `FROM busybox\nRUN head -c 300000 /dev/urandom > /base\n`)
    const lines = [
      `FROM ${base}`,
      'RUN cp -r /bin /copy && head -c 2000000 /dev/urandom > /mine',
      'RUN rm /mine',
    ]
    const pushed = await publish(app, [...lines, 'CMD ["sleep", "60"]', ''].join('\n'))

    const there = remembering('new')
    const { report } = await reportOf([context, '--soak', '4'], there)
    const { sizes, layers } = report.image ?? {}
    const how = 'base from the registry, your layers compressed here'
    expect(sizes?.download).toEqual({ bytes: expect.any(Number), exact: false, how })
    expect(layers?.map(({ download }) => download)).toEqual([...inBase, undefined, undefined])
    const exact = pushed.reduce((sum, size) => sum + size, 0)
    expect(Math.abs((sizes?.download?.bytes ?? 0) / exact - 1)).toBeLessThan(0.1)

    const again = await reportOf([context, '--smoke', 'false'], there)
    expect(again.report.image?.sizes).toEqual(sizes)
    const unknown = await weigh('python:3.10', { ...env, SEA_TRIAL_CACHE: '' })
    expect(unknown.sizes).toMatchObject({
      download: null,
      downloadUnknown: expect.stringContaining('no smoke test'),
    })
    expect(await leftovers(env)).toEqual([])
  })
})

describe.each(['old', 'new'] as const)('an image that is in the way of a mount: %s', (name) => {
  test('its volume is not created, its links are not followed, it needs no shell', async () => {
    const env = engineEnv(name)
    const dockerfile = join(folder, 'volume.Dockerfile')
    const lines = [
      'FROM busybox AS build',
      'RUN mkdir /rootfs && ln -s / /rootfs/link && head -c 70000 /dev/zero > /rootfs/f',
    ]
    writeFileSync(
      dockerfile,
      [...lines, 'FROM scratch', 'COPY --from=build /rootfs /', 'VOLUME /data', ''].join('\n'),
    )
    const id = await docker(['build', '--quiet', '--file', dockerfile, folder], env)
    const volumes = await docker(['volume', 'ls', '--quiet'], env)
    const { reading, sizes } = await weigh(id, { ...env, SEA_TRIAL_CACHE: '' })
    expect(reading?.route).toBe('entries')
    expect(sizes.onDisk).toBe(70_000)
    expect(await docker(['volume', 'ls', '--quiet'], env)).toBe(volumes)
    await docker(['rmi', id], env)
  })
})

describe('podman', () => {
  const env = engineEnv('podman')
  const tag = 'ways-test:podman'

  test('saves the first time, then pushes only what is new, and keeps no name', async () => {
    const there = remembering('podman')
    const first = await weigh('busybox', there)
    expect(first.reading).toMatchObject({ route: 'save', remembered: 0 })
    const again = await weigh('busybox', there)
    expect(again.reading).toEqual({ route: 'push', layers: 1, remembered: 1 })
    expect(withoutReading(again)).toEqual(withoutReading(first))

    const file = join(folder, 'podman.Dockerfile')
    writeFileSync(file, 'FROM busybox\nRUN head -c 70000 /dev/urandom > /new\n')
    const args = ['build', '--quiet', '--force-rm', '--tag', tag, '--file', file, folder]
    await docker(args, { ...env, DOCKER_BUILDKIT: '0' })
    const next = await weigh(tag, there)
    expect(next.reading).toEqual({ route: 'push', layers: 2, remembered: 1 })
    expect(next.layers.at(-1)).toMatchObject({ size: 70_000 })
    await docker(['rmi', tag], env)
    expect(await leftovers(env)).toEqual([])
    expect(await pushedNames(env)).toEqual([])
  })
})
