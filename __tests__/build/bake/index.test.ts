/** What becomes of each image of a bake run, with a client that prints what a real one has printed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bakeImages, type BuildOne } from '../../../src/build/bake/index.ts'
import type { ContentKeeper } from '../../../src/core/content-keeper.ts'
import { UserError } from '../../../src/core/errors.ts'
import { silent } from '../../../src/core/progress.ts'
import type { BuildOption, BuildSource } from '../../../src/inputs/types.ts'
import { fakeDocker, NO_PLUGIN, type Answers, type FakeDocker } from '../fake-docker.ts'
import { fakeEngine, IMAGE } from '../fake-engine.ts'
import { sourceOf, temporaryFolder, writeFiles } from '../sources.ts'

const IDS: Readonly<Record<string, string>> = { base: 'image-0', a: 'image-1', b: 'image-2', c: 'image-3' }
/** The names of its targets are those that this run gives them. */
const RECORDED = readFileSync(join(import.meta.dirname, '../fixtures/bake-28.txt'), 'utf8')
  .replace(/"\[(base|a|b|c)(?=[\] ])/g, (_, name: string) => `"[${IDS[name] ?? ''}`)
  .replace('ERROR: target b:', `ERROR: target ${IDS.b ?? ''}:`)
const FILES = {
  'base/Dockerfile': 'FROM busybox\nRUN echo base\n',
  'a/Dockerfile': 'FROM base AS one\nRUN echo hello-a && sleep 1\nCOPY . /x\n',
  'b/Dockerfile': 'FROM base\nRUN echo b; sleep 0.3; echo fails >&2; exit 3\n',
  'c/Dockerfile': 'FROM busybox\nRUN echo c quick\nCOPY . /x\n',
}
const LINK: BuildOption = ['--build-context', 'base=target:base']
const LINKED = { options: [LINK] }

const environment = { ...process.env }
let root = ''
let docker: FakeDocker
let lines: string[] = []
let alone: string[] = []

beforeEach(() => {
  root = temporaryFolder()
  writeFiles(root, FILES)
  docker = fakeDocker({})
  lines = []
  alone = []
})
afterEach(() => {
  process.env = { ...environment }
  rmSync(root, { recursive: true })
  rmSync(docker.folder, { recursive: true })
})

interface Given {
  answers?: Answers
  images: Readonly<Record<string, Partial<BuildSource>>>
  linked?: readonly string[]
  /** Names of the images that the engine has, after so many runs of bake. */
  built?: (runs: number) => readonly string[]
  buildOne?: BuildOne
  signal?: AbortSignal
  keeper?: ContentKeeper
  store?: string
}

async function bake({
  answers = {},
  images,
  linked = ['base'],
  built = () => [],
  buildOne,
  signal,
  keeper,
  store = 'overlay2',
}: Given) {
  rmSync(docker.folder, { recursive: true })
  docker = fakeDocker({
    'buildx version': { code: 0, stdout: 'github.com/docker/buildx v0.29.1 x\n' },
    ...answers,
  })
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  const runs = () => docker.calls().filter(([, command]) => command === 'bake').length
  const engine = fakeEngine({
    info: async () => ({ ...(await fakeEngine({}).info()), store }),
    image: (tag) => Promise.resolve(built(runs()).some((name) => tag === `run:${name}`) ? IMAGE : null),
  })
  const given = Object.entries(images).map(([name, settings]) => {
    const tempDir = join(root, `run-${name}`)
    mkdirSync(tempDir)
    const run = { id: 'run', tag: `run:${name}`, baseTag: `run:${name}-base`, tempDir }
    return [name, { source: sourceOf(join(root, name), settings), run, keeper }] as const
  })
  const other: BuildOne = (source, run, deps) => {
    alone.push(run.tag)
    deps.progress.step('built alone')
    const dockerfile = null
    const build = { ok: true, seconds: 1, steps: [], warnings: [], log: [] }
    const image = { id: IMAGE.id, ref: run.tag }
    return Promise.resolve({
      build,
      findings: [],
      image,
      dockerfile,
      finalBase: null,
      baseLayers: () => Promise.resolve(null),
    })
  }
  return bakeImages(
    new Map(given),
    new Map(linked.map((name) => [name, sourceOf(join(root, name))])),
    { id: `bake-${process.pid}`, tempDir: root },
    {
      engine,
      progress: { ...silent, step: (text) => lines.push(text) },
      signal: signal ?? new AbortController().signal,
      root,
      secrets: [],
    },
    buildOne ?? other,
  )
}

const targetsOf = (call: readonly string[] | undefined) => call?.filter((word) => word.startsWith('image-'))
const bakes = () => docker.calls().filter(([, command]) => command === 'bake')
const short = (results: Awaited<ReturnType<typeof bake>>) =>
  Object.fromEntries(
    [...results].map(([name, result]) => [
      name,
      result.ok ? (result.outcome.image?.ref ?? result.outcome.findings[0]?.message) : result.error.message,
    ]),
  )

describe('a run in which one image fails', () => {
  // the second run, of `a` alone, builds it
  const answers: Answers = {
    'buildx bake': {
      code: 1,
      stderr: RECORDED,
      before: 'if [ -e "$here/again" ]; then exit 0; fi; touch "$here/again"',
    },
  }
  const built = (runs: number) => (runs > 1 ? ['a', 'c'] : ['c'])
  const images = { a: LINKED, b: LINKED, c: {} }

  test('it has its own failure; what was done stays; what was stopped is built again', async () => {
    const results = await bake({ answers, images, built })
    expect(short(results)).toEqual({
      a: 'run:a',
      b: expect.stringMatching(
        /^`RUN echo b; sleep 0.3; echo fails >&2; exit 3` \(b\/Dockerfile:2\) exited 3/,
      ),
      c: 'run:c',
    })
    expect(bakes().map(targetsOf)).toEqual([['image-1', 'image-2', 'image-3'], ['image-1']])
    expect(alone).toEqual([])
  })

  test('each image has its own steps, seconds and log', async () => {
    const results = await bake({ answers, images, built })
    const [b, c] = [results.get('b'), results.get('c')]
    expect(b).toMatchObject({
      ok: true,
      outcome: {
        build: { ok: false, builder: 'buildx bake', dockerfile: 'b/Dockerfile', log: ['b', 'fails'] },
        findings: [{ code: 'build-failed', location: { file: 'b/Dockerfile', line: 2 } }],
      },
    })
    expect(c).toMatchObject({
      ok: true,
      outcome: {
        build: {
          ok: true,
          contextBytes: 77,
          steps: [
            { name: 'FROM busybox', line: 1, cached: true },
            { name: 'RUN echo c quick', line: 2, cached: false },
            { name: 'COPY . /x', line: 3 },
            { name: 'exporting to image' },
            // this run was recorded without the variable that leaves it out
            { name: 'resolving provenance for metadata file' },
          ],
        },
      },
    })
    expect(c?.ok === true && c.outcome.build.seconds).toBeCloseTo(0.95, 1)
  })

  test('lines of the log begin with the name of the image', async () => {
    await bake({ answers, images, built })
    expect(lines).toContainEqual(expect.stringMatching(/^c: RUN echo c quick {2}0\.6 s$/))
    expect(lines).toContainEqual(expect.stringMatching(/^b: RUN echo b; .* failed after 0\.9 s$/))
  })

  test('an image without links is built again by itself', async () => {
    const results = await bake({ answers, images, built: (runs) => (runs > 1 ? ['a'] : []) })
    expect(short(results)).toMatchObject({ a: 'run:a', c: 'run:c' })
    expect(alone).toEqual(['run:c'])
    expect(lines).toContain('c: built alone')
  })
})

test('what fails in a target that images build on is the failure of each', async () => {
  const failed = { digest: 'd', name: '[image-0 2/2] RUN echo base', started: '2026-01-01T00:00:00Z' }
  const vertexes = [
    {
      ...failed,
      completed: '2026-01-01T00:00:01Z',
      error: 'process "x" did not complete successfully: exit code: 1',
    },
  ]
  const stderr = `${JSON.stringify({ vertexes })}\nERROR: target image-0: failed to solve: x\n`
  const results = await bake({
    answers: { 'buildx bake': { code: 1, stderr } },
    images: { a: LINKED, b: LINKED },
  })
  for (const name of ['a', 'b'])
    expect(results.get(name)).toMatchObject({
      outcome: { findings: [{ location: { file: 'base/Dockerfile', line: 2 } }], image: null },
    })
  expect(bakes()).toHaveLength(1)
})

describe('which run builds an image', () => {
  const done: Answers = { 'buildx bake': { code: 0 } }
  const built = () => ['a', 'b', 'c']
  test('one for all', async () => {
    const results = await bake({ answers: done, images: { c: {}, a: LINKED, b: LINKED }, built })
    expect([...results.keys()]).toEqual(['c', 'a', 'b'])
    expect(bakes()).toHaveLength(1)
  })
  test('one a builder', async () => {
    await bake({ answers: done, images: { a: { builder: 'x' }, b: { builder: 'x' }, c: {} }, built })
    expect(bakes().map(targetsOf)).toEqual([['image-1', 'image-2']])
    expect(bakes()[0]).toEqual(expect.arrayContaining(['--builder', 'x']))
    expect(alone).toEqual(['run:c'])
  })
  test('none for a single image, or one with an option that bake does not know', async () => {
    await bake({ answers: done, images: { a: { options: [['--cgroup-parent', '/x']] }, c: {} }, built })
    expect(bakes()).toEqual([])
    expect(alone).toEqual(['run:a', 'run:c'])
  })
  test('none for an image of which bake would not load all', async () => {
    const images = {
      a: { attests: ['type=sbom'] },
      b: { platforms: ['linux/amd64', 'linux/arm64'] },
      c: {},
      base: {},
    }
    await bake({ answers: done, images, linked: [], built: () => ['c', 'base'] })
    expect(bakes().map(targetsOf)).toEqual([['image-2', 'image-3']])
    expect(alone).toEqual(['run:a', 'run:b'])
  })
  test.each([
    ['remote', ['run:a', 'run:b'], 0],
    ['docker', [], 1],
  ])('what is to be kept of a builder with the driver %s', async (driver, apart, runs) => {
    const answers = { ...done, 'buildx inspect': { code: 0, stdout: `Name: x\nDriver: ${driver}\n` } }
    const kept = { builder: 'x', keep: true }
    await bake({ answers, images: { a: kept, b: kept }, built })
    expect(alone).toEqual(apart)
    expect(bakes()).toHaveLength(runs)
  })
  test('those built alone are built side by side, at most four at once', async () => {
    const attests = { attests: ['type=sbom'], file: join(root, 'c/Dockerfile') }
    const [running, counts] = [new Set<string>(), new Array<number>()]
    const buildOne: BuildOne = async (source, { tag }) => {
      running.add(tag)
      counts.push(running.size)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running.delete(tag)
      throw new UserError('settings', source.file)
    }
    const images = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, attests]))
    const results = await bake({ images, linked: [], buildOne })
    expect([...results.keys()]).toEqual(Object.keys(images))
    expect(Math.max(...counts)).toBe(4)
  })
  test('permissions that the settings gave are passed on', async () => {
    const options: BuildOption[] = [
      ['--allow', 'security.insecure'],
      ['--ssh', 'default'],
    ]
    await bake({ answers: done, images: { a: { network: 'host' }, c: { options } }, built })
    const call = bakes()[0] ?? []
    expect(call.filter((_, index) => call[index - 1] === '--allow')).toEqual([
      'network.host',
      'security.insecure',
      'ssh',
    ])
    expect(docker.environment()).toMatchObject({ BUILDX_BAKE_ENTITLEMENTS_FS: '0' })
  })
})

describe('content of an image that bake has built', () => {
  const keeper = { ofEngine: (tag: string) => Promise.resolve({ root: tag }) } as unknown as ContentKeeper
  const given = {
    answers: { 'buildx bake': { code: 0 } },
    images: { a: { keep: true }, c: {} },
    linked: [],
    built: () => ['a', 'c'],
    keeper,
  }
  const outcomeOf = async (store: string, name: string) => {
    const result = (await bake({ ...given, store })).get(name)
    return result?.ok ? result.outcome : null
  }
  test('is the engine’s, of its own tag, with containerd’s store', async () => {
    const outcome = await outcomeOf('containerd', 'a')
    expect(await outcome?.content?.()).toEqual({ root: 'run:a' })
  })
  test('is none with a classic store, which the outcome says', async () => {
    const outcome = await outcomeOf('overlay2', 'a')
    expect(outcome?.content).toBeUndefined()
    expect(outcome?.noContent).toContain('unpacked layers')
  })
  test('is none where nobody asked for it', async () => {
    const outcome = await outcomeOf('containerd', 'c')
    expect(outcome).not.toBeNull()
    expect(outcome).not.toHaveProperty('content')
    expect(outcome).not.toHaveProperty('noContent')
  })
})

describe('without bake', () => {
  test('each image is built by itself, and one that builds on another target cannot be', async () => {
    const answers = { 'buildx bake': NO_PLUGIN, 'buildx version': NO_PLUGIN }
    const results = await bake({
      answers,
      images: { a: LINKED, c: {}, d: { context: join(root, 'c'), file: join(root, 'c/Dockerfile') } },
    })
    expect(short(results)).toEqual({
      a: 'a builds on the target base, which needs buildx bake, but buildx is not installed',
      c: 'run:c',
      d: 'run:d',
    })
  })
})

describe('what is wrong with one image', () => {
  test('a missing Dockerfile, also of a target that it builds on', async () => {
    rmSync(join(root, 'base/Dockerfile'))
    const results = await bake({ images: { a: LINKED, c: {}, none: {} }, linked: ['base'] })
    expect(short(results)).toEqual({
      a: 'there is no Dockerfile to build: base/Dockerfile does not exist',
      c: 'run:c',
      none: 'there is no Dockerfile to build: none/Dockerfile does not exist',
    })
  })
  test('a link to a target that is not built', async () => {
    expect(short(await bake({ images: { a: LINKED, c: {} }, linked: [] }))).toEqual({
      a: 'a: its build context base is the target base, which this run does not build',
      c: 'run:c',
    })
  })
  test('links in a circle end', async () => {
    const circle = (name: string) => ({ options: [['--build-context', `x=target:${name}`]] as const })
    const results = await bake({
      answers: { 'buildx bake': { code: 1, stderr: 'ERROR: infinite loop from image-0 to image-1\n' } },
      images: { a: circle('b'), b: circle('a') },
      linked: [],
    })
    expect(short(results)).toMatchObject({
      a: expect.stringContaining('infinite loop'),
      b: expect.stringContaining('infinite loop'),
    })
  })
  test('a setting that the client refuses, but not a lost engine', async () => {
    const refuse =
      (code: 'settings' | 'engine-lost'): BuildOne =>
      () =>
        Promise.reject(new UserError(code, 'no'))
    expect(short(await bake({ images: { c: {} }, buildOne: refuse('settings') }))).toEqual({ c: 'no' })
    rmSync(join(root, 'run-c'), { recursive: true })
    await expect(bake({ images: { c: {} }, buildOne: refuse('engine-lost') })).rejects.toMatchObject({
      code: 'engine-lost',
    })
  })
})

test('the value of a secret is in a file of its own, not in the bake file', async () => {
  const secret = { secretValues: [{ id: 'npm', value: 'hunter2-hunter2' }] }
  await bake({
    answers: { 'buildx bake': { code: 0 } },
    images: { a: secret, c: secret },
    built: () => ['a', 'c'],
  })
  const file = join(root, 'bake.json')
  expect(readFileSync(file, 'utf8')).not.toContain('hunter2')
  expect(docker.calls().flat().join(' ')).not.toContain('hunter2')
  expect(readFileSync(file, 'utf8')).toContain(`id=npm,src=${join(root, 'run-a/build-secrets/0')}`)
  expect(existsSync(join(root, 'run-c/build-secrets/0'))).toBe(true)
})

describe('time', () => {
  test('the shortest limit ends the run; images with a longer one are built again', async () => {
    const answers = { 'buildx bake': { code: 0, before: 'sleep 20' } }
    const results = await bake({ answers, images: { a: { timeout: 0.3 }, c: {} } })
    expect(short(results)).toEqual({
      a: expect.stringContaining('the build was stopped after 0.3 s'),
      c: 'run:c',
    })
  })
  test('a cancelled run rejects', async () => {
    const cancel = new AbortController()
    const running = bake({
      answers: { 'buildx bake': { code: 0, before: 'sleep 20' } },
      images: { a: {}, c: {} },
      signal: cancel.signal,
    })
    setTimeout(() => cancel.abort(), 300)
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect(alone).toEqual([])
  })
})
