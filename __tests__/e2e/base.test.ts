/** What an image stands on, found on real engines by each of the ways there are, and what it shares with others. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Report, type Image } from '../../src/core/schema.ts'
import { localSecret } from '../../src/app/local-secret.ts'
import { newRunId } from '../../src/core/run-id.ts'
import { command, reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv, registry } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const folder = mkdtempSync(join(tmpdir(), 'base-'))
const address = registry()
afterAll(() => rmSync(folder, { recursive: true }))

/** A context of one Dockerfile. */
function context(name: string, dockerfile: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'Dockerfile'), dockerfile)
  writeFileSync(join(path, 'file'), name)
  return path
}

async function weighed(args: string[], env: NodeJS.ProcessEnv): Promise<Image> {
  const { report, code } = await reportOf([...args, '--smoke', 'false'], env)
  expect(Report.safeParse(report).error).toBeUndefined()
  expect({ code, headline: report.headline }).toMatchObject({ code: 0 })
  if (report.image === null) throw new Error(report.headline)
  return report.image
}
const parts = ({ layers }: Image) => layers.map(({ part }) => part)
const names = ({ base }: Image) => base?.chain.map(({ ref, name }) => ref ?? name)

const CLIENTS = [
  ...ENGINES.map((name) => [name, name, false] as const),
  ['old, client 20.10', 'old', true] as const,
]

describe.each(CLIENTS)('%s', (label, engine, bare) => {
  const env = engineEnv(engine, { bare })
  const id = `${label.replace(/\W+/g, '-')}-${process.pid}`
  const tags: string[] = []

  /** Built by the engine's own means, so that it is no run's. */
  async function build(tag: string, dockerfile: string, ...args: string[]): Promise<string> {
    await docker(
      ['build', '--quiet', ...args, '--tag', tag, context(`build-${tag.replace(/\W+/g, '-')}`, dockerfile)],
      {
        ...env,
        DOCKER_BUILDKIT: '1',
      },
    )
    tags.push(tag)
    return tag
  }

  /** In the registry, and no more among the engine's images. */
  async function published(name: string, dockerfile: string): Promise<string> {
    const tag = await build(`${address}/e2e/${name}:${id}`, dockerfile)
    await docker(['push', '--quiet', tag], env)
    await docker(['rmi', tag], env)
    return tag
  }

  afterAll(async () => {
    for (const tag of tags) await docker(['rmi', '--force', tag], env).catch(() => '')
    expect(await leftovers(env)).toEqual([])
  })

  describe('by its build', () => {
    let base = ''
    beforeAll(async () => {
      base = await published('base', `FROM busybox\nRUN echo ${id} > /base\nCMD ["sh"]\n`)
    })

    test('though the engine does not have it, and nothing stays of looking', async () => {
      const image = await weighed([context('cached', `FROM ${base}\nRUN echo mine > /mine\n`)], env)
      expect(image.base).toMatchObject({ ref: base, layers: 2, foundBy: 'build', confidence: 'proved' })
      expect(parts(image)).toEqual(['base', 'base', 'yours'])
      expect(names(image)).toEqual(['busybox:latest'])
      expect(await docker(['images', '--quiet', base], env)).toBe('')
      expect(await leftovers(env)).toEqual([])
    })

    test('named by an argument, under stages and a platform', async () => {
      const text = `ARG BASE=busybox\nFROM $BASE AS one\nRUN echo one > /one\nFROM busybox AS other\nFROM one\nCOPY --from=other /bin/sh /sh\n`
      const image = await weighed([context('args', text), '--build-args', `BASE=${base}`], env)
      expect(image.base).toMatchObject({ ref: base, layers: 2, foundBy: 'build' })
      expect(parts(image)).toEqual(['base', 'base', 'yours', 'yours'])
    })

    test('that has triggers for those who build on it: what they make is not the base’s', async () => {
      const triggers =
        'ONBUILD WORKDIR /w\nONBUILD COPY file /w/\nONBUILD RUN echo trig > /trig\nONBUILD ENV A=1\n'
      const onbuild = await published('onbuild', `FROM busybox\nRUN echo ${id} > /onbuild\n${triggers}`)
      const image = await weighed([context('onbuild', `FROM ${onbuild}\nRUN echo mine > /mine\n`)], env)
      expect(image.base).toMatchObject({ ref: onbuild, layers: 2, foundBy: 'build' })
      expect(image.layers).toHaveLength(6)
    })

    test('by digest', async () => {
      await docker(['pull', '--quiet', base], env)
      const pinned = await docker(['image', 'inspect', '--format', '{{index .RepoDigests 0}}', base], env)
      await docker(['rmi', base], env)
      const image = await weighed([context('digest', `FROM ${pinned}\nRUN echo mine > /mine\n`)], env)
      expect(image.base).toMatchObject({ ref: pinned, layers: 2, foundBy: 'build' })
    })

    test('which the engine has under that name', async () => {
      const image = await weighed([context('local', 'FROM busybox\nCMD ["true"]\n')], env)
      expect(image.base).toMatchObject({ ref: 'busybox', layers: 1, foundBy: 'build', chain: [] })
      expect(parts(image)).toEqual(['base'])
    })

    test('from scratch stands on nothing', async () => {
      const image = await weighed([context('scratch', 'FROM scratch\nCOPY file /\nCOPY Dockerfile /\n')], env)
      expect([image.base, image.baseName, ...parts(image)]).toEqual([null, undefined, 'yours', 'yours'])
    })
  })

  if (bare) return // the rest depends on the engine, not on the client

  describe('of an image that nobody built here', () => {
    test('by local images, the longest first', async () => {
      const below = await build(`e2e-below:${id}`, `FROM busybox\nRUN echo ${id} > /below\n`)
      const app = await build(`e2e-app:${id}`, `FROM ${below}\nRUN echo app > /app\nRUN echo more > /more\n`)
      const image = await weighed(['--image', app], env)
      expect(image.base).toMatchObject({ ref: below, layers: 2, foundBy: 'local', confidence: 'proved' })
      expect(names(image)).toEqual(['busybox:latest'])
      expect(parts(image)).toEqual(['base', 'base', 'yours', 'yours'])
    })

    test('by a label and the image of that name', async () => {
      const label = 'org.opencontainers.image.base.name=docker.io/library/busybox'
      const deps = await build(`e2e-deps:${id}`, `FROM busybox\nRUN echo ${id} > /deps\n`)
      const app = await build(`e2e-labelled:${id}`, `FROM ${deps}\nRUN echo app > /app\n`, '--label', label)
      const image = await weighed(['--image', app], env)
      expect(image.base).toMatchObject({ ref: 'docker.io/library/busybox', layers: 1, foundBy: 'label' })
    })

    test('by a label alone there is a name and no boundary', async () => {
      const label = 'org.opencontainers.image.base.name=acme/base:1'
      const app = await build(
        `e2e-named:${id}`,
        'FROM scratch\nCOPY file /\nCOPY file /b\n',
        '--label',
        label,
      )
      const image = await weighed(['--image', app], env)
      expect([image.base, image.baseName]).toEqual([null, { ref: 'acme/base:1', saidBy: 'label' }])
    })
  })

  test('--also counts shared layers once', async () => {
    const worker = await build(`e2e-worker:${id}`, `FROM busybox\nRUN echo ${id} > /worker\n`)
    const archive = join(folder, `worker-${id}.tar`)
    await docker(['save', '--output', archive, worker, 'busybox'], env)
    const path = context('also', 'FROM busybox\nRUN echo also > /also\n')
    const named = `docker-archive:${archive}:${worker}`
    const image = await weighed([path, '--also', worker, '--also', named], env)
    const { size = 0 } = image.layers[0] ?? {}
    const onDisk = size + `${id}\n`.length
    expect(image.shared).toMatchObject([
      { ref: worker, layers: 1, bytes: size, onDisk },
      { ref: named, layers: 1, bytes: size, onDisk },
    ])
    expect(image.together).toEqual({ images: 3, onDisk: image.sizes.onDisk + `${id}\n`.length })
    expect(image.layers.map(({ sharedWith }) => sharedWith)).toEqual([[0, 1], undefined])
  })
})

describe('on one engine', () => {
  const env = engineEnv('new')

  test('a tag that a killed run gave to a base is swept', async () => {
    const dead = newRunId(2 ** 22 + 1, localSecret(process.env))
    await docker(['tag', 'busybox', `sea-trial.local/run:${dead}-base`], env)
    await weighed(['--image', 'busybox'], env)
    expect(await leftovers(env)).toEqual([])
  })

  test('an image for --also that does not exist is reported before anything is built', async () => {
    const path = context('never', 'FROM busybox\nRUN echo never > /never\n')
    const { code, report } = await reportOf([path, '--also', 'no-such-image:at-all'], env)
    expect(code).toBe(3)
    expect(report.headline).toContain('no-such-image:at-all')
    expect(report.build).toBeNull()
  })

  test('one of several images is taken out of an archive; no engine is needed', async () => {
    const archive = join(folder, 'several.tar')
    await docker(['save', '--output', archive, 'busybox', 'python:3.10'], env)
    const nowhere = { ...env, DOCKER_HOST: 'unix:///nowhere.sock' }
    const image = await weighed(['--image', `docker-archive://${archive}:python:3.10`], nowhere)
    expect(image.base).toMatchObject({ name: 'debian 12', layers: 1, foundBy: 'history' })
    const gone = await reportOf(['--image', `docker-archive:${archive}:gone:1`], nowhere)
    expect([gone.code, gone.report.headline]).toEqual([
      3,
      expect.stringContaining('has no image called gone:1; it has busybox:latest linux/'),
    ])
    const missing = await command(['--image', `oci-layout:${folder}/nowhere:1`], nowhere)
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('/nowhere does not exist')])
  })

  test('an app on python: its history alone names its base', async () => {
    const archive = join(folder, 'app.tar')
    await docker(
      [
        'build',
        '--quiet',
        '--tag',
        `e2e-history:${process.pid}`,
        context('history', 'FROM python:3.10\nCOPY file /app/\nCMD ["x"]\n'),
      ],
      env,
    )
    await docker(['save', '--output', archive, `e2e-history:${process.pid}`], env)
    await docker(['rmi', `e2e-history:${process.pid}`], env)
    const image = await weighed(['--archive', archive], { ...env, DOCKER_HOST: 'unix:///nowhere.sock' })
    expect(image.base).toMatchObject({ layers: 7, foundBy: 'history', confidence: 'likely' })
    expect(image.base?.name).toMatch(/^python 3\./)
    expect(names(image)).toEqual(['debian 12'])
  })
})

describe.each(ENGINES)('%s: flask', (engine) => {
  test('stands on python, which stands on debian', async () => {
    const image = await weighed(['examples/flask', '--build-network', 'host'], engineEnv(engine))
    expect(image.base).toMatchObject({ ref: 'python:3.10', foundBy: 'build', confidence: 'proved' })
    expect(names(image)).toEqual(['debian:bookworm'])
    expect(image.fit).toMatchObject({ entrypoint: { path: '/usr/local/bin/flask' }, emulated: false })
    expect(image.fit?.entrypoint?.architecture).toBe(image.platform.architecture)
  })
})
