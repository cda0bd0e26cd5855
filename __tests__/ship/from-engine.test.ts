/** An engine that pushes, and the proof that what it pushed is the image that was tried. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { ship, shipFromEngine, type EngineImage } from '../../src/ship/index.ts'
import { image as engineImage } from '../support/fake-engine.ts'
import { onePlatform, twoPlatforms, type Shippable } from '../support/shippable.ts'
import type { WritableRegistry } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const diffIds = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`]
const imageOf = (ids: readonly string[], seed = ''): Shippable =>
  onePlatform([Buffer.from(`one${seed}`), Buffer.from('two')], { rootfs: { type: 'layers', diff_ids: ids } })
const tried = imageOf(diffIds)
const id = (
  JSON.parse(tried.manifests.values().next().value?.toString() ?? '') as { config: { digest: string } }
).config.digest
const access = () => ({ ...lab.rules(), openRegistry: lab.writer, progress: { waiting() {} } })

interface Options {
  /** What it pushes; default: the image that was tried. */
  readonly pushes?: Shippable
  /** Digest that it reports; undefined: the right one. */
  readonly reports?: string | null
  readonly failure?: string
  /** IDs of the images that its names stand for. */
  readonly names?: Readonly<Record<string, string>>
}

function engineOf({ pushes = tried, reports, failure, names = {} }: Options = {}) {
  const calls: string[] = []
  const engine: EngineImage['engine'] = {
    image: (ref) => Promise.resolve(names[ref] === undefined ? null : { ...engineImage(), id: names[ref] }),
    tag: (from, name, tag) =>
      Promise.resolve(void calls.push(`tag ${from === id ? 'ID' : from} ${name}:${tag}`)),
    untag: (tag) => Promise.resolve(void calls.push(`untag ${tag}`)),
    async push(name, tag, onStatus, _, as) {
      calls.push(`push ${name}:${tag} as ${as}`)
      onStatus({ id: '', text: 'Pushing', total: null })
      if (failure !== undefined) throw new Error(failure)
      await ship(pushes.content, [refOf(`${name}:${tag}`)], access())
      return reports === undefined ? pushes.root.digest : reports
    },
  }
  return { calls, image: { engine, id, diffIds } }
}

async function start(): Promise<WritableRegistry> {
  const registry = await lab.registry()
  lab.logIn('sailor', registry.host)
  return registry
}

test.each([undefined, null])(
  'two tags: the engine pushes once, and its names are removed; reported: %s',
  async (reports) => {
    const { host, repository } = await start()
    const { calls, image } = engineOf(reports === null ? { reports } : {})
    const name = `${host}/acme/api`
    const result = await shipFromEngine(image, [refOf(`${name}:1`), refOf(`${name}:2`)], access())
    expect(result).toMatchObject({
      digest: tried.root.digest,
      refs: [
        { ref: `${name}:1`, state: 'pushed', digest: tried.root.digest },
        { ref: `${name}:2`, state: 'pushed', digest: tried.root.digest },
      ],
      manifests: [{ digest: tried.root.digest, layers: [{ size: 3 }, { size: 3 }] }],
    })
    expect(calls).toEqual([`tag ID ${name}:1`, `push ${name}:1 as login`, `untag ${name}:1`])
    expect([...repository('acme/api').tags.keys()]).toEqual(['1', '2'])
  },
)

test('an image that is there is not pushed again', async () => {
  const { host } = await start()
  const { calls, image } = engineOf()
  const refs = [refOf(`${host}/acme/api:1`)]
  await shipFromEngine(image, refs, access())
  calls.length = 0
  expect((await shipFromEngine(image, refs, access())).refs).toMatchObject([
    { state: 'present', digest: tried.root.digest },
  ])
  expect(calls).toEqual([])
})

test.each([
  ['of the image: it stays', id, ['push']],
  ['of another image: that gets it back', 'sha256:other', ['tag', 'push', 'tag', 'untag']],
])('a name that the engine has, %s', async (_, before, kinds) => {
  const { host } = await start()
  const name = `${host}/acme/api:1`
  const { calls, image } = engineOf({ names: { [name]: before } })
  await shipFromEngine(image, [refOf(name)], access())
  expect(calls.map((call) => call.split(' ')[0])).toEqual(kinds)
  // the name by digest, which would keep the image, is removed too
  if (kinds.length > 1)
    expect(calls.slice(-2)).toEqual([
      `tag sha256:other ${name}`,
      expect.stringMatching(`^untag ${host}/acme/api@sha256:`),
    ])
})

test('with containerd’s store the ID is the digest of the index that is pushed', async () => {
  const { host } = await start()
  const index = twoPlatforms()
  const { image } = engineOf({ pushes: index })
  const ref = refOf(`${host}/acme/api:1`)
  const result = await shipFromEngine({ ...image, id: index.root.digest }, [ref], access())
  expect(result.refs).toMatchObject([{ state: 'pushed', digest: index.root.digest }])
  expect(result.manifests.map(({ platform }) => platform?.architecture)).toEqual([
    'amd64',
    'arm64',
    'unknown',
  ])
})

describe('a failure', () => {
  const other = imageOf(diffIds, 'other')
  test.each<[string, Options, RegExp]>([
    ['the engine cannot push', { failure: 'denied: requested access' }, /^denied: requested access$/],
    [
      'another image',
      { pushes: onePlatform([], { a: 1 }) },
      /is not the image that was tried: its config is sha256:\w+, not sha256:/,
    ],
    ['other layers', { pushes: tried }, /its layers have other content$/],
    [
      'another digest than is reported',
      { reports: other.root.digest },
      /has sha256:\w+ after sha256:\w+ was pushed/,
    ],
  ])('%s', async (what, options, message) => {
    const { host } = await start()
    const { calls, image } = engineOf(options)
    const name = `${host}/acme/api:1`
    const given = what === 'other layers' ? { ...image, diffIds: diffIds.slice(1) } : image
    const result = await shipFromEngine(given, [refOf(name)], access())
    expect(result.refs).toEqual([
      { ref: name, digest: null, state: 'failed', error: expect.stringMatching(message) },
    ])
    expect(calls.at(-1)).toBe(`untag ${name}`)
  })

  test('a reference without a tag', async () => {
    const { host } = await start()
    const ref = `${host}/acme/api@sha256:${'0'.repeat(64)}`
    const { refs } = await shipFromEngine(engineOf().image, [refOf(ref)], access())
    expect(refs[0]?.error).toBe(`${ref} cannot be pushed by the engine: name a tag, without a digest`)
  })

  test('at one registry does not lose the others', async () => {
    const [good, bad] = [await start(), await lab.registry({ guard: 'basic' })]
    const refs = [refOf(`${bad.host}/acme/api:1`), refOf(`${good.host}/acme/api:1`)]
    const result = await shipFromEngine(engineOf().image, refs, access())
    expect(result.refs.map(({ state }) => state)).toEqual(['failed', 'pushed'])
    expect(result.digest).toBe(tried.root.digest)
  })
})
