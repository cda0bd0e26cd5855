/** The layers of the base: from the engine where it has the image, else from a build of `FROM base` alone. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../../src/build/index.ts'
import type { EngineImage } from '../../src/engine/index.ts'
import { UserError } from '../../src/core/errors.ts'
import { silent } from '../../src/core/progress.ts'
import { fakeDocker, type Answers, type FakeDocker } from './fake-docker.ts'
import { IMAGE, fakeEngine } from './fake-engine.ts'
import { sourceOf, temporaryFolder, writeFiles } from './sources.ts'

const path = process.env.PATH
const TAG = 'sea-trial/run:1'
const BASE_TAG = `${TAG}-base`
const DIGEST = `sha256:${'d'.repeat(64)}`
const image = (...diffIds: string[]): EngineImage => ({ ...IMAGE, diffIds })

let context = ''
let docker: FakeDocker
beforeEach(() => {
  context = temporaryFolder()
})
afterEach(() => {
  process.env.PATH = path
  for (const folder of [context, docker.folder]) rmSync(folder, { recursive: true })
})

const steps = (...names: string[]): string =>
  names
    .map((name, at) =>
      JSON.stringify({
        vertexes: [
          { digest: `${at}`, name, started: '2026-01-01T00:00:00Z', completed: '2026-01-01T00:00:09Z' },
        ],
      }),
    )
    .join('\n') + '\n'
const MAIN = steps(`[1/2] FROM docker.io/library/python:3.10@${DIGEST}`, '[2/2] RUN make')

/** The second client, which builds the base, prints other steps and may fail. */
const buildx = (main: string, base = '', code = 0): Answers => ({
  'buildx build': {
    code: 0,
    stderr: main,
    before: `case "$*" in *-base*) printf '%s' '${base}' >&2; exit ${code};; esac`,
  },
})

interface Given {
  dockerfile?: string
  answers?: Answers
  /** What the engine has, by name. */
  images: Record<string, EngineImage>
  signal?: AbortSignal
}

async function layersOf({ dockerfile = 'FROM python:3.10\nRUN make\n', answers, images, signal }: Given) {
  docker = fakeDocker(answers ?? buildx(MAIN))
  process.env.PATH = `${docker.folder}:${path ?? ''}`
  writeFiles(context, { Dockerfile: dockerfile })
  const untagged: string[] = []
  const engine = fakeEngine({
    image: (ref) => Promise.resolve(images[ref] ?? null),
    untag: (tag) => Promise.resolve(void untagged.push(tag)),
  })
  const outcome = await build(
    sourceOf(context, { cacheFrom: ['type=gha'], network: 'host' }),
    { id: `base-${process.pid}`, tag: TAG, baseTag: BASE_TAG, tempDir: docker.folder },
    { engine, progress: silent, signal: signal ?? new AbortController().signal, root: context, secrets: [] },
  )
  return { layers: await outcome.baseLayers(), calls: docker.calls().slice(1), untagged }
}
const asked = () => readFileSync(join(docker.folder, 'base.Dockerfile'), 'utf8')

describe('an engine that has the base', () => {
  test('is asked, and nothing is built', async () => {
    const images = { [TAG]: image('a', 'b', 'c'), 'python:3.10': image('a', 'b') }
    expect(await layersOf({ images })).toEqual({ layers: ['a', 'b'], calls: [], untagged: [] })
  })

  test('under a name that has moved to another image since is no proof', async () => {
    const images = { [TAG]: image('a', 'b', 'c'), 'python:3.10': image('x'), [BASE_TAG]: image('a', 'b') }
    expect((await layersOf({ images })).layers).toEqual(['a', 'b'])
  })
})

describe('a build of the base alone', () => {
  const images = { [TAG]: image('a', 'b', 'c'), [BASE_TAG]: image('a', 'b') }

  test('asks the same builder for the very digest that the build used, pulls nothing, and leaves no tag', async () => {
    const { layers, calls, untagged } = await layersOf({ images })
    expect(layers).toEqual(['a', 'b'])
    expect(calls).toEqual([
      [
        'buildx',
        'build',
        '--progress=rawjson',
        '--metadata-file',
        join(docker.folder, 'base-metadata.json'),
        '--load',
        '--provenance=false',
        '--pull=false',
        '--tag',
        BASE_TAG,
        '--file',
        join(docker.folder, 'base.Dockerfile'),
        '--platform',
        'linux/arm64/v8',
        '--network',
        'host',
        '--',
        context,
      ],
    ])
    expect(asked()).toBe(`FROM docker.io/library/python:3.10@${DIGEST}\n`)
    expect(untagged).toEqual([BASE_TAG])
  })

  test('by its name when the builder printed no digest, or that of another image', async () => {
    await layersOf({ images, answers: buildx(steps(`[1/2] FROM docker.io/library/node:1@${DIGEST}`)) })
    expect(asked()).toBe('FROM python:3.10\n')
  })

  test('without the layers of triggers that the base has for those who build on it', async () => {
    const base = steps(
      '[internal] load build context',
      '[1/3] FROM x',
      '[2/3] WORKDIR /w',
      '[3/3] ONBUILD COPY . /w',
      'exporting to image',
    )
    const with2 = { [TAG]: image('a', 'b', 'w', 'c', 'mine'), [BASE_TAG]: image('a', 'b', 'w', 'c') }
    expect((await layersOf({ images: with2, answers: buildx(MAIN, base) })).layers).toEqual(['a', 'b'])
  })

  test.each<[string, Partial<Given>]>([
    ['it fails', { images, answers: buildx(MAIN, '', 1) }],
    ['its layers are not the image’s first', { images: { ...images, [BASE_TAG]: image('a', 'x') } }],
    ['it has no layers', { images: { ...images, [BASE_TAG]: image() } }],
    ['it is not to be found', { images: { [TAG]: image('a', 'b') } }],
  ])('returns nothing when %s', async (_, given) => {
    expect(await layersOf({ images, ...given })).toMatchObject({ layers: null, untagged: [BASE_TAG] })
  })

  test.each<[string, Partial<Given>]>([
    ['the Dockerfile begins with scratch', { dockerfile: 'FROM scratch\nCOPY a /\n' }],
    ['FROM cannot be known', { dockerfile: 'FROM a-$BUILDARCH\n' }],
    ['FROM is no reference', { dockerfile: 'ARG B="a b"\nFROM $B\n' }],
    [
      'the builder is apart from the engine, and slow to send an image',
      { answers: buildx(steps('exporting to docker image format')) },
    ],
    [
      'the builder is the old one, which keeps its bases among the images',
      {
        answers: {
          build: {
            code: 0,
            before:
              '[ "$DOCKER_BUILDKIT" = 0 ] || { echo "ERROR: BuildKit is enabled but the buildx component is missing or broken." >&2; exit 1; }',
            stdout: 'Step 1/1 : FROM python:3.10\n',
          },
        },
      },
    ],
  ])('is not tried where %s', async (_, given) => {
    const { layers, calls } = await layersOf({ images, ...given })
    expect(layers).toBeNull()
    expect(calls.filter((call) => call.includes(BASE_TAG))).toEqual([])
    expect(existsSync(join(docker.folder, 'base.Dockerfile'))).toBe(false)
  })

  test('an engine that is lost meanwhile is reported by the next call', async () => {
    docker = fakeDocker(buildx(MAIN))
    process.env.PATH = `${docker.folder}:${path ?? ''}`
    writeFiles(context, { Dockerfile: 'FROM python:3.10\n' })
    const lost = new UserError('engine-lost', 'gone')
    const engine = fakeEngine({
      image: (ref) => (ref === TAG ? Promise.resolve(image('a')) : Promise.reject(lost)),
    })
    const outcome = await build(
      sourceOf(context),
      { id: 'x', tag: TAG, baseTag: BASE_TAG, tempDir: docker.folder },
      { engine, progress: silent, signal: new AbortController().signal, root: context, secrets: [] },
    )
    expect(await outcome.baseLayers()).toBeNull()
  })

  test('ends when the run is cancelled', async () => {
    const cancel = new AbortController()
    const answers: Answers = {
      'buildx build': {
        code: 0,
        stderr: MAIN,
        before: `case "$*" in *-base*) touch "$here/begun"; sleep 60 & wait;; esac`,
      },
    }
    const outcome = layersOf({ images, answers, signal: cancel.signal })
    while (!existsSync(join(docker.folder, 'begun'))) await new Promise((go) => setTimeout(go, 20))
    cancel.abort()
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
  })
})
