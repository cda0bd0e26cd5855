/** Pushes after the verdict, to registries of this process: which images, and what their Reports then say. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { Tried } from '../../src/app/images.ts'
import type { Piped } from '../../src/app/pipeline.ts'
import type { Run } from '../../src/app/session.ts'
import { shipImages } from '../../src/app/ship.ts'
import { silent } from '../../src/core/progress.ts'
import type { Report, Verdict } from '../../src/core/schema.ts'
import type { ImageSource } from '../../src/inputs/types.ts'
import { ship } from '../../src/ship/index.ts'
import { readRequest } from '../../src/inputs/index.ts'
import { fakeClock, socketTurn } from '../support/fake-clock.ts'
import { fakeEngine, image as engineImage, info } from '../support/fake-engine.ts'
import { flask } from '../support/reports.ts'
import { onePlatform, type Shippable } from '../support/shippable.ts'
import type { WritableOptions } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'
import '../support/contract-readers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const imageOf = (seed: string): Shippable => onePlatform([Buffer.from(`a layer of ${seed}`)])

interface Image {
  readonly name: string
  readonly tags: readonly string[]
  readonly verdict?: Verdict
  /** What the builder kept; null: the engine pushes. */
  readonly content?: Shippable | null
}

/** Trials of one run. */
function trials(images: readonly Image[], push: 'true' | 'each' = 'true', signal?: AbortSignal): Tried[] {
  return images.map(({ name, tags, verdict = 'pass', content = imageOf(name) }) => {
    const args = ['--image', 'app', '--name', name, '--push', push, '--tags', tags.join('\n')]
    const request = readRequest('command', args, {}, process.cwd(), '0')
    if (request.kind !== 'trial') throw new Error('a trial was asked for')
    const run = {
      host: { env: lab.rules().env },
      clock: fakeClock(socketTurn),
      signal: signal ?? new AbortController().signal,
      progress: silent,
      secrets: { all: [], ofBuild: [] },
    } as unknown as Run
    const report: Report = { ...flask, name, verdict }
    const kept = content && { ...content.content, image: () => Promise.reject(new Error('not asked for')) }
    const build = kept ? { content: () => Promise.resolve(kept) } : { noContent: 'it keeps no content' }
    const piped = {
      report,
      results: { subject: engineImage(), build },
      link: () => Promise.resolve({ engine: fakeEngine({ clock: fakeClock() }), info }),
      reassemble: () => report,
    } as unknown as Piped
    return { inputs: request.inputs, run, report, piped }
  })
}

async function open(): Promise<string> {
  const registry = await lab.registry()
  lab.logIn('sailor', registry.host)
  return registry.host
}
const pushesOf = (all: readonly Tried[]) => all.map(({ report }) => report.push)

describe('which images', () => {
  const image = (name: string, host: string, verdict: Verdict = 'pass'): Image => ({
    name,
    tags: [`${host}/acme/${name}:1`],
    verdict,
  })

  test('with `true` all or none', async () => {
    const host = await open()
    const [first, second] = pushesOf(
      await shipImages(trials([image('web', host), image('api', host, 'fail')])),
    )
    expect(first).toMatchObject({
      digest: null,
      refs: [],
      failed: [],
      skipped: expect.stringMatching(/^another/),
    })
    expect(second).toMatchObject({ digest: null, skipped: 'it did not pass' })
  })

  test('with `each` those that pass', async () => {
    const host = await open()
    const [first, second] = pushesOf(
      await shipImages(trials([image('web', host), image('api', host, 'error')], 'each')),
    )
    expect(first).toMatchObject({ refs: [`${host}/acme/web:1`], verified: true, failed: [] })
    expect(first?.attached).toMatch(/^sha256:/)
    expect(second).toMatchObject({ digest: null, skipped: 'it did not pass' })
  })
})

test('a second push of the same finds it there', async () => {
  const tags = [`${await open()}/acme/api:1`]
  await shipImages(trials([{ name: 'api', tags }]))
  const [push] = pushesOf(await shipImages(trials([{ name: 'api', tags }])))
  expect(push).toMatchObject({ refs: tags, present: tags, digest: imageOf('api').root.digest })
})

test('an unchanged image gets new tags, and tags that were moved, without layers', async () => {
  const registry = await lab.registry()
  lab.logIn('sailor', registry.host)
  const [old, added] = [`${registry.host}/acme/api:1`, `${registry.host}/acme/api:2`]
  const [before] = await shipImages(trials([{ name: 'api', tags: [old] }]))
  await shipImages(trials([{ name: 'other', tags: [old] }]))
  const [now] = trials([{ name: 'api', tags: [old, added] }])
  if (!before || !now) throw new Error('nothing was tried')
  const uploads = registry.asked('POST acme/api/blobs').length
  const [push] = pushesOf(await shipImages([{ ...now, report: before.report, piped: null }]))
  const { digest } = imageOf('api').root
  expect(push).toMatchObject({ digest, refs: [old, added], failed: [], verified: true })
  expect([...registry.repository('acme/api').tags.entries()].sort()).toMatchObject([
    ['1', digest],
    ['2', digest],
  ])
  expect(registry.asked('POST acme/api/blobs')).toHaveLength(uploads)
})

type Intercept = NonNullable<WritableOptions['intercept']>
const faulty: Intercept = ({ method }, response) => {
  if (method !== 'POST') return false
  response.writeHead(500).end()
  return true
}
const dropping: Intercept = ({ method, socket }) => {
  if (method !== 'PUT') return false
  socket.destroy()
  return true
}

describe('of several registries one fails: the verdict stands, the others have it, and it is named', () => {
  test.each<[string, WritableOptions, RegExp]>([
    ['it keeps the tag', { immutable: [409, 'TAG_INVALID', 'tag is immutable'] }, /may have to keep it/],
    ['it has a fault', { intercept: faulty }, /answered 500/],
    [
      'it drops the connection in the middle of a blob',
      { intercept: dropping },
      /closed the connection before it had answered/,
    ],
  ])('%s', async (_, options, sentence) => {
    const [good, bad] = [await lab.registry(), await lab.registry(options)]
    lab.logIn('sailor', good.host, bad.host)
    const tags = [`${good.host}/acme/api:1`, `${bad.host}/acme/api:1`]
    await shipImages(trials([{ name: 'api', tags: [`${bad.host}/acme/api:1`], content: imageOf('older') }]))
    const [one] = await shipImages(trials([{ name: 'api', tags }]))
    expect(one?.report.verdict).toBe('pass')
    expect(one?.report.push).toMatchObject({ refs: [tags[0]], verified: true, failed: [{ ref: tags[1] }] })
    expect(one?.report.push?.failed[0]?.error).toMatch(sentence)
    expect(bad.repository('acme/api').tags.get('1')).not.toBe(imageOf('api').root.digest)
  })
})

test('wrong credentials: nothing is pushed, and the Report is not attached', async () => {
  const registry = await lab.registry({ guard: 'basic' })
  lab.logIn('nobody', registry.host)
  const [push] = pushesOf(await shipImages(trials([{ name: 'api', tags: [`${registry.host}/acme/api:1`] }])))
  expect(push).toMatchObject({ digest: null, refs: [], verified: false })
  expect(push?.failed[0]?.error).toContain('the stored credentials are wrong or have expired')
  expect(push?.attached ?? push?.notAttached).toBeUndefined()
})

test('cancelled: what was not pushed is named, in words', async () => {
  const registry = await lab.registry()
  lab.logIn('sailor', registry.host)
  const cancel = new AbortController()
  cancel.abort()
  const ref = `${registry.host}/acme/api:1`
  const [push] = pushesOf(await shipImages(trials([{ name: 'api', tags: [ref] }], 'true', cancel.signal)))
  expect(push).toEqual({
    ...{ digest: null, refs: [], verified: false },
    failed: [{ ref, error: 'the run was cancelled before it was pushed' }],
  })
  expect(registry.seen).toEqual([])
})

test.each([
  ['is there: it is promoted', true],
  ['is not there: the engine pushes it', false],
])('an image of the engine with a digest at a registry, which %s', async (_, isThere) => {
  const host = await open()
  const content = imageOf('api')
  const { digest } = content.root
  const local = `${host}/acme/local`
  if (isThere) await shipImages(trials([{ name: 'local', tags: [`${local}:1`], content }]))
  const tags = [`${host}/acme/api:1`]
  const [one] = trials([{ name: 'api', tags, content: null }])
  if (!one?.piped) throw new Error('there is one')
  const engine = fakeEngine({ clock: fakeClock() })
  const pushed: string[] = []
  engine.push = async (name, tag) => {
    pushed.push(`${name}:${tag}`)
    const access = { ...lab.rules(), openRegistry: lab.writer, progress: { waiting() {} } }
    await ship(content.content, [refOf(`${name}:${tag}`)], access)
    return digest
  }
  const subject = { ...engineImage(), id: digest, digests: [`${local}@${digest}`] }
  const piped = {
    ...one.piped,
    results: { subject, build: undefined },
    link: () => Promise.resolve({ engine, info }),
  } as unknown as Piped
  const inputs = { ...one.inputs, source: { ...one.inputs.source, ref: `${local}:1` } as ImageSource }
  const [push] = pushesOf(await shipImages([{ ...one, inputs, piped }]))
  expect(push).toMatchObject({ digest, refs: tags, failed: [] })
  expect(pushed).toEqual(isThere ? [] : tags)
})
