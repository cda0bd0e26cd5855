/** Builds whose content is kept, with a client that sends what a real one has sent: one platform, and several. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { build, buildPlatforms } from '../../src/build/index.ts'
import type { ContentKeeper } from '../../src/core/content-keeper.ts'
import { silent } from '../../src/core/progress.ts'
import type { Engine } from '../../src/engine/index.ts'
import type { BuildSource } from '../../src/inputs/types.ts'
import { KeptTar } from '../../src/inspect/index.ts'
import { ociIndex, sha256, stored, type Spec } from '../support/archives.ts'
import { bytes, file, tar } from '../support/tar.ts'
import { fakeDocker, type Answers, type FakeDocker } from './fake-docker.ts'
import { fakeEngine, IMAGE } from './fake-engine.ts'
import { sourceOf, temporaryFolder, writeFiles } from './sources.ts'

const environment = { ...process.env }
let context = ''
let docker: FakeDocker

beforeEach(() => {
  docker = fakeDocker({})
  context = temporaryFolder()
  writeFiles(context, { Dockerfile: 'FROM busybox\nRUN make\n' })
  process.env.BUILDX_CONFIG = join(context, '.buildx')
  delete process.env.BUILDX_BUILDER
})
afterEach(() => {
  process.env = { ...environment }
  rmSync(context, { recursive: true })
  rmSync(docker.folder, { recursive: true })
})

const amd: Spec = { layers: [tar([file('a', bytes(300_000))])] }
const arm: Spec = { layers: [tar([file('a', bytes(200_000, 'b'))])], architecture: 'arm64' }
const configId = (spec: Spec) => `sha256:${sha256(stored(spec).config)}`
const REMOTE = { 'buildx inspect': { code: 0, stdout: 'Name:   far\nDriver: remote\n' } }
const sending = (specs: Spec[]): Answers => ({
  ...REMOTE,
  'buildx build': { code: 0, stdout: tar(ociIndex(specs)), stderr },
})

const step = (name: string, more: object = {}) => ({
  digest: name,
  name,
  started: '2026-01-01T00:00:00Z',
  completed: '2026-01-01T00:00:01Z',
  ...more,
})
const rawjson = (...vertexes: object[]) => `${JSON.stringify({ vertexes })}\n`
const stderr = rawjson(
  step('[linux/amd64 2/2] RUN make'),
  step('[linux/arm64 2/2] RUN make', { completed: '2026-01-01T00:00:05Z' }),
)

const loaded: Buffer[] = []

function prepare(answers: Answers, ids: string[], engine: Partial<Engine> = {}) {
  rmSync(docker.folder, { recursive: true })
  docker = fakeDocker(answers)
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  loaded.length = 0
  const kept = new KeptTar(join(docker.folder, 'content.tar'), 'the tar')
  const keeper: ContentKeeper = {
    pass: (chunks, tags) => kept.pass(chunks, tags),
    ofTar: () => kept.content(),
    ofEngine: () => Promise.reject(new Error('not of this test')),
  }
  const load = async (archive: Readable) => {
    for await (const chunk of archive as AsyncIterable<Buffer>) loaded.push(chunk)
  }
  const image = () => Promise.resolve({ ...IMAGE, id: ids.shift() ?? '' })
  return {
    run: { id: `run-${process.pid}`, tag: 'run:1', baseTag: 'run:1-base', tempDir: docker.folder },
    deps: {
      engine: fakeEngine({ load, image, ...engine }),
      progress: silent,
      signal: new AbortController().signal,
      root: context,
      secrets: [],
      keeper,
    },
  }
}
const source = (more: Partial<BuildSource> = {}) => sourceOf(context, { builder: 'far', ...more })

describe('one platform that is kept', () => {
  test('is loaded on its way, and its content is what was sent', async () => {
    const { run, deps } = prepare(sending([amd]), [configId(amd)])
    const outcome = await build(source({ keep: true, attests: ['type=provenance'] }), run, deps)
    expect(outcome.findings).toEqual([])
    expect(Buffer.concat(loaded).toString('latin1')).toContain('"RepoTags":["run:1"]')
    expect(docker.calls()[1]).toEqual(
      expect.arrayContaining(['--output=type=oci,dest=-', '--attest', 'type=provenance']),
    )
    const content = await outcome.content?.()
    expect(content?.root.mediaType).toContain('index')
  })

  test('has all of its tags', async () => {
    const { run, deps } = prepare(sending([amd]), [configId(amd)])
    await build(source({ keep: true, options: [['--tag', 'app:2']] }), run, deps)
    const archive = Buffer.concat(loaded).toString('latin1')
    expect(archive).toContain('"RepoTags":["run:1","app:2"]')
    expect(archive).toContain('"io.containerd.image.name":"docker.io/library/app:2"')
  })

  test('that the engine has as another image is an error', async () => {
    const { run, deps } = prepare(sending([amd]), [configId(arm)])
    await expect(build(source({ keep: true }), run, deps)).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringContaining(configId(amd)) as unknown,
    })
  })

  test('a build that breaks off has its usual findings', async () => {
    const error = 'process "/bin/sh -c make" did not complete successfully: exit code: 2'
    const failed = rawjson(step('[2/2] RUN make', { error })) + `ERROR: failed to solve: ${error}\n`
    const half = tar(ociIndex([amd])).subarray(0, 100_000)
    const { run, deps } = prepare(
      { ...REMOTE, 'buildx build': { code: 1, stdout: half, stderr: failed } },
      [],
    )
    const outcome = await build(source({ keep: true }), run, deps)
    expect(outcome.findings[0]).toMatchObject({ code: 'build-failed', location: { line: 2 } })
    expect(outcome.content).toBeUndefined()
  })

  test('a tar that is none is an error', async () => {
    const { run, deps } = prepare({ ...REMOTE, 'buildx build': { code: 0, stdout: 'x'.repeat(2000) } }, [''])
    await expect(build(source({ keep: true }), run, deps)).rejects.toMatchObject({ code: 'archive-invalid' })
  })

  test('the engine’s own builder with a classic store keeps nothing, and says why', async () => {
    const { run, deps } = prepare({ 'buildx build': { code: 0 } }, [IMAGE.id])
    const outcome = await build(source({ builder: null, keep: true }), run, deps)
    expect(outcome.content).toBeUndefined()
    expect(outcome.noContent).toContain('unpacked layers')
    expect(docker.calls().map((call) => call[1])).toEqual(['build'])
  })
})

describe('several platforms', () => {
  const TWO = ['linux/amd64', 'linux/arm64']

  test('are one build; each is loaded when it is asked for, and read on its way', async () => {
    const { run, deps } = prepare(sending([amd, arm]), [configId(arm), configId(amd)])
    const built = await buildPlatforms(source(), TWO, run, deps)
    expect(loaded).toEqual([])
    expect(docker.calls()[1]?.join(' ')).toContain('--platform linux/amd64,linux/arm64')
    const read: Buffer[] = []
    const readTar = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) read.push(chunk)
    }
    const request = { tag: 'arm:1', baseTag: 'arm:1-base', tempDir: docker.folder, readTar }
    const outcome = await built.outcomes.get('linux/arm64')?.(request)
    expect(outcome?.image).toEqual({ id: configId(arm), ref: 'arm:1' })
    expect(outcome?.build.steps).toMatchObject([{ name: 'RUN make', line: 2, seconds: 5, cached: false }])
    expect(Buffer.concat(read).equals(Buffer.concat(loaded))).toBe(true)
    expect(Buffer.concat(loaded).includes(arm.layers[0] ?? '?')).toBe(true)
    expect(Buffer.concat(loaded).includes(amd.layers[0] ?? '?')).toBe(false)
    const other = await built.outcomes.get('linux/amd64')?.({ ...request, tag: 'amd:1' })
    expect(other?.image?.id).toBe(configId(amd))
    expect(other?.build.steps.map(({ seconds }) => seconds)).toEqual([1])
    expect((await built.content?.())?.root).toBeDefined()
    expect(docker.calls().filter((call) => call[1] === 'build')).toHaveLength(1)
  })

  test('the engine has another image than the index: an error', async () => {
    const { run, deps } = prepare(sending([amd, arm]), [configId(amd)])
    const built = await buildPlatforms(source(), TWO, run, deps)
    await expect(built.outcomes.get('linux/arm64')?.(run)).rejects.toMatchObject({ code: 'engine-failed' })
  })

  test('a failed build has one outcome, which names the platform', async () => {
    const error = 'process "/bin/sh -c make" did not complete successfully: exit code: 2'
    const failed =
      rawjson(step('[linux/arm64 2/2] RUN make', { error })) + `ERROR: failed to solve: ${error}\n`
    const { run, deps } = prepare({ ...REMOTE, 'buildx build': { code: 1, stderr: failed } }, [])
    const built = await buildPlatforms(source(), TWO, run, deps)
    expect(built.content).toBeUndefined()
    for (const platform of TWO) {
      const { findings, image } = (await built.outcomes.get(platform)?.(run)) ?? {}
      expect(image).toBeNull()
      expect(findings?.[0]?.message).toMatch(/^for linux\/arm64: /)
    }
  })

  test('a base that lacks a platform: which one, and which it has', async () => {
    const error =
      'docker.io/library/busybox:latest: failed to resolve source metadata for docker.io/library/busybox:latest: no match for platform in manifest: not found'
    const name = '[linux/s390x internal] load metadata for docker.io/library/busybox:latest'
    const failed = rawjson(step(name, { error })) + `ERROR: failed to solve: ${error}\n`
    const rows = ['linux/amd64', 'linux/arm64/v8', 'unknown/unknown'].map((platform) => {
      const [os, architecture, variant] = platform.split('/')
      return { platform: { os, architecture, variant } }
    })
    const index = JSON.stringify({ manifests: rows })
    const answers = {
      ...REMOTE,
      'buildx build': { code: 1, stderr: failed },
      'buildx imagetools': { code: 0, stdout: index },
    }
    const { run, deps } = prepare(answers, [])
    const built = await buildPlatforms(source(), ['linux/amd64', 'linux/s390x'], run, deps)
    expect((await built.outcomes.get('linux/amd64')?.(run))?.findings[0]).toMatchObject({
      code: 'base-unavailable',
      message:
        'the base image `busybox` (Dockerfile:1) has no image for linux/s390x, only for linux/amd64, linux/arm64/v8',
    })
  })

  const wrong = (text: string): Answers => ({
    'buildx inspect': { code: 1, stderr: text },
    'buildx build': { code: 1, stderr: text },
    'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.29.1 x' },
  })
  test.each<[string, Answers, string | null, RegExp]>([
    ['the engine’s own builder', { 'buildx build': { code: 0 } }, null, /makes no index/],
    ['no buildx', {}, 'far', /builder and platforms needs buildx/],
    ['no such builder', wrong('ERROR: no builder "far" found\n'), 'far', /no builder "far" found/],
    [
      'a builder that makes no index',
      wrong('ERROR: failed to build: docker exporter does not currently support exporting manifest lists\n'),
      'far',
      /manifest lists/,
    ],
  ])('with %s: wrong settings', async (_, answers, builder, says) => {
    const { run, deps } = prepare(answers, [])
    await expect(buildPlatforms(source({ builder }), TWO, run, deps)).rejects.toMatchObject({
      exit: 2,
      message: expect.stringMatching(says) as unknown,
    })
  })
})
