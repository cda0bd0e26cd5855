/** Pushes to strict registries on 127.0.0.1. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ship, type ShipAccess, type ShipResult } from '../../src/ship/index.ts'
import type { Descriptor } from '../../src/core/image-content.ts'
import { onePlatform, shipyard, twoPlatforms, type Shippable } from '../support/shippable.ts'
import type { WritableOptions, WritableRegistry } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

async function start(options: WritableOptions = {}): Promise<WritableRegistry> {
  const registry = await lab.registry(options)
  lab.logIn('sailor', registry.host)
  return registry
}

function push(
  image: Shippable,
  refs: readonly string[],
  changes: Partial<ShipAccess> = {},
): Promise<ShipResult> {
  const { clock, signal } = lab.rules()
  return ship(image.content, refs.map(refOf), {
    openRegistry: (ref) => lab.writer(ref, { signal: changes.signal ?? signal }),
    clock,
    signal,
    progress: { waiting() {} },
    ...changes,
  })
}

const states = ({ refs }: ShipResult) => refs.map(({ state }) => state)
const none = { blobs: 0, bytes: 0 }
const total = ({ blobs }: Shippable) => ({
  blobs: blobs.size,
  bytes: [...blobs.values()].reduce((sum, { length }) => sum + length, 0),
})

/** Every byte is there, as it was. */
function expectWhole(
  registry: WritableRegistry,
  name: string,
  image: Shippable,
  tags: readonly string[],
): void {
  const own = registry.repository(name)
  for (const [digest, bytes] of image.manifests)
    expect(own.manifests.get(digest)?.bytes.equals(bytes)).toBe(true)
  for (const [digest, bytes] of image.blobs) {
    expect(own.blobs.has(digest)).toBe(true)
    expect(registry.blob(digest)?.equals(bytes)).toBe(true)
  }
  expect([...own.tags]).toEqual(tags.map((tag) => [tag, image.root.digest]))
}

describe('an index of two platforms with an attestation', () => {
  test.each(['open', 'basic', 'bearer'] as const)('byte for byte, %s', async (guard) => {
    const registry = await start({ guard })
    const image = twoPlatforms()
    const result = await push(image, [`${registry.host}/acme/api:1`, `${registry.host}/acme/api:latest`])
    expectWhole(registry, 'acme/api', image, ['1', 'latest'])
    expect(result).toMatchObject({
      digest: image.root.digest,
      refs: [
        { ref: `${registry.host}/acme/api:1`, digest: image.root.digest, state: 'pushed' },
        { ref: `${registry.host}/acme/api:latest`, digest: image.root.digest, state: 'pushed' },
      ],
      traffic: { [registry.host]: { sent: total(image), mounted: none, present: none } },
    })
    expect(image.opened.sort()).toEqual([...image.blobs.keys()].sort())
  })

  test('the root is sent last, and the tags after it', async () => {
    const registry = await start()
    const image = twoPlatforms()
    await push(image, [`${registry.host}/acme/api:1`])
    const puts = registry.asked('PUT ').map(({ path }) => path.replace('acme/api/', ''))
    expect(puts.slice(0, 6).every((path) => path.startsWith('blobs/'))).toBe(true)
    expect(puts.slice(-2)).toEqual([`manifests/${image.root.digest}`, 'manifests/1'])
  })

  test('manifests are named with their layers, for exact sizes', async () => {
    const registry = await start()
    const { manifests } = await push(twoPlatforms(), [`${registry.host}/acme/api:1`])
    const sizes = manifests.map(({ platform, layers }) => [
      platform?.architecture,
      layers.reduce((sum: number, { size }: Descriptor) => sum + size, 0),
    ])
    expect(sizes).toEqual([
      ['amd64', 300_000],
      ['arm64', 300_000],
      ['unknown', 45],
    ])
  })
})

describe('what is there is not sent', () => {
  test('the same image again: one question for a tag', async () => {
    const registry = await start()
    const image = twoPlatforms()
    const refs = [`${registry.host}/acme/api:1`]
    await push(image, refs)
    registry.seen.length = 0
    const again = await push(image, refs)
    expect(again).toMatchObject({
      refs: [{ state: 'present', digest: image.root.digest }],
      traffic: { [registry.host]: { sent: none, mounted: none, present: total(image) } },
    })
    expect(
      registry.seen.filter(({ path }) => path !== '').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['HEAD acme/api/manifests/1'])
  })

  test('another tag of it: only that is put', async () => {
    const registry = await start()
    const image = twoPlatforms()
    await push(image, [`${registry.host}/acme/api:1`])
    const opened = image.opened.length
    expect(states(await push(image, [`${registry.host}/acme/api:1`, `${registry.host}/acme/api:2`]))).toEqual(
      ['present', 'pushed'],
    )
    expect(image.opened).toHaveLength(opened)
    expectWhole(registry, 'acme/api', image, ['1', '2'])
  })

  test('an image that shares a layer and a platform', async () => {
    const registry = await start()
    const yard = shipyard()
    const platform = yard.manifest({ os: 'linux' }, [yard.blob(Buffer.alloc(1000, 'a'))])
    await push(yard.of(yard.index([platform])), [`${registry.host}/acme/api:1`])
    const more = yard.manifest({ os: 'other' }, [
      yard.blob(Buffer.alloc(1000, 'a')),
      yard.blob(Buffer.alloc(1000, 'b')),
    ])
    const image = yard.of(yard.index([platform, more]))
    const { traffic } = await push(image, [`${registry.host}/acme/api:2`])
    expect(traffic[registry.host]).toMatchObject({ sent: { blobs: 2 }, present: { blobs: 2 } })
  })

  test('the same reference in other words, and by digest', async () => {
    const registry = await start()
    const image = onePlatform([Buffer.from('a')])
    const name = `${registry.host}/acme/api`
    const result = await push(image, [
      name,
      `${name}:latest`,
      `${name}:latest`,
      `${name}@${image.root.digest}`,
    ])
    expect(states(result)).toEqual(['pushed', 'pushed'])
    expect(registry.asked('PUT acme/api/manifests/latest')).toHaveLength(1)
  })

  test('layers that may not be distributed', async () => {
    const registry = await start()
    const yard = shipyard()
    const foreign = {
      ...shipyard().blob(Buffer.from('windows'), 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'),
      urls: ['https://example.com/layer'],
    }
    const image = yard.of(yard.manifest({}, [foreign, yard.blob(Buffer.from('own'))]))
    const result = await push(image, [`${registry.host}/acme/api:1`])
    expect(states(result)).toEqual(['pushed'])
    expect(image.opened).not.toContain(foreign.digest)
  })
})

describe('mounts', () => {
  test('from a repository of this run', async () => {
    const registry = await start({ guard: 'bearer' })
    const image = twoPlatforms()
    const result = await push(image, [`${registry.host}/acme/api:1`, `${registry.host}/other/api:1`])
    expect(result.traffic[registry.host]).toEqual({
      sent: total(image),
      mounted: total(image),
      present: none,
    })
    expectWhole(registry, 'acme/api', image, ['1'])
    expectWhole(registry, 'other/api', image, ['1'])
    expect(image.opened).toHaveLength(image.blobs.size)
  })

  test('from a repository that the caller names, not of another registry', async () => {
    const [registry, other] = [await start(), await start()]
    const base = Buffer.alloc(1000, 'base')
    registry.store('base', base)
    const image = onePlatform([base, Buffer.from('own')])
    const mountFrom = [`${other.host}/base`, `${registry.host}/none`, `${registry.host}/base`].map(refOf)
    const { traffic } = await push(image, [`${registry.host}/acme/api:1`], { mountFrom })
    expect(traffic[registry.host]).toMatchObject({ mounted: { blobs: 1, bytes: 1000 }, sent: { blobs: 2 } })
    expect(other.seen).toEqual([])
  })

  test('refused: each is sent', async () => {
    const registry = await start({ hasMounts: false })
    const image = twoPlatforms()
    await push(image, [`${registry.host}/acme/api:1`, `${registry.host}/other/api:1`])
    expectWhole(registry, 'other/api', image, ['1'])
  })
})

describe('failures', () => {
  test('one registry that fails does not lose the others', async () => {
    const [good, bad] = [await start(), await start({ guard: 'basic' })]
    lab.logIn(null)
    const image = twoPlatforms()
    const result = await push(image, [`${bad.host}/acme/api:1`, `${good.host}/acme/api:1`])
    expectWhole(good, 'acme/api', image, ['1'])
    expect(result.refs).toEqual([
      {
        ref: `${bad.host}/acme/api:1`,
        digest: image.root.digest,
        state: 'failed',
        error: `${bad.host} refuses ${bad.host}/acme/api:1 (401): there are no credentials for it: run \`docker login ${bad.host}\` first`,
      },
      { ref: `${good.host}/acme/api:1`, digest: image.root.digest, state: 'pushed' },
    ])
  })

  test('a tag that must keep its digest: the others are set, and that is said', async () => {
    const registry = await start({ immutable: [412, 'PRECONDITION', 'configured as immutable'] })
    const held = onePlatform([Buffer.from('held')])
    const name = `${registry.host}/acme/api`
    await push(held, [`${name}:2`])
    const image = twoPlatforms()
    const result = await push(image, [`${name}:1`, `${name}:2`, `${name}:3`])
    expect(states(result)).toEqual(['pushed', 'failed', 'pushed'])
    expect(result.refs[1]?.error).toContain(`The tag has ${held.root.digest}, and may have to keep it`)
    expect([...registry.repository('acme/api').tags]).toEqual([
      ['2', held.root.digest],
      ['1', image.root.digest],
      ['3', image.root.digest],
    ])
  })

  test('a blob that cannot be sent: no tag is set', async () => {
    const registry = await start({
      intercept(request, response) {
        if (request.method !== 'PUT' || !request.url?.includes('/blobs/')) return false
        request.resume()
        response.writeHead(413).end()
        return true
      },
    })
    const result = await push(twoPlatforms(), [`${registry.host}/acme/api:1`, `${registry.host}/acme/api:2`])
    expect(states(result)).toEqual(['failed', 'failed'])
    expect(registry.repository('acme/api').manifests.size).toBe(0)
    expect(registry.asked('PUT acme/api/manifests/')).toEqual([])
  })

  test.each(['blob', 'manifest'] as const)('a source without a %s', async (kind) => {
    const registry = await start()
    const image = twoPlatforms()
    const [missing = ''] = kind === 'blob' ? image.blobs.keys() : image.manifests.keys()
    if (kind === 'blob') (image.blobs as Map<string, Buffer>).delete(missing)
    else (image.manifests as Map<string, Buffer>).delete(missing)
    const result = await push(image, [`${registry.host}/acme/api:1`])
    expect(result.refs).toMatchObject([
      { state: 'failed', error: expect.stringContaining(`no ${kind} ${missing}`) },
    ])
    expect(registry.repository('acme/api').tags.size).toBe(0)
  })

  test('a tag that another push moves right after', async () => {
    const registry = await start()
    const image = onePlatform([Buffer.from('a')])
    const other = onePlatform([Buffer.from('b')])
    await push(other, [`${registry.host}/acme/api:other`])
    const own = registry.repository('acme/api')
    const set = own.tags.set.bind(own.tags)
    own.tags.set = (tag, digest) => set(tag, tag === '1' ? other.root.digest : digest)
    const result = await push(image, [`${registry.host}/acme/api:1`])
    expect(result.refs[0]?.error).toBe(
      `${registry.host}/acme/api:1 has ${other.root.digest} after the push of ${image.root.digest}: another push may have moved it`,
    )
  })

  test('a tag that is set, but cannot be confirmed', async () => {
    const registry = await start({
      intercept(request, response) {
        if (request.method !== 'HEAD' || registry.repository('acme/api').tags.size === 0) return false
        response.writeHead(403).end()
        return true
      },
    })
    const result = await push(onePlatform([Buffer.from('a')]), [`${registry.host}/acme/api:1`])
    expect(result.refs[0]?.error).toMatch(
      /acme\/api:1 was pushed, but cannot be confirmed: .* refuses .* \(403\)/,
    )
  })

  test('another digest than that of the image', async () => {
    const registry = await start()
    const image = onePlatform([Buffer.from('a')])
    const ref = `${registry.host}/acme/api@sha256:${'0'.repeat(64)}`
    expect((await push(image, [ref])).refs[0]?.error).toBe(
      `${ref} has another digest than the image, which has ${image.root.digest}`,
    )
    expect(registry.seen).toEqual([])
  })

  test('a cancelled push names what is not set', async () => {
    const abort = new AbortController()
    const registry = await start({
      intercept(request) {
        if (request.url?.endsWith('/manifests/2') && request.method === 'PUT')
          abort.abort(new Error('cancelled'))
        return false
      },
    })
    const refs = ['1', '2', '3'].map((tag) => `${registry.host}/acme/api:${tag}`)
    const result = await push(twoPlatforms(), refs, { signal: abort.signal })
    expect(result.refs.map(({ state, error }) => [state, error])).toEqual([
      ['pushed', undefined],
      ['failed', 'cancelled'],
      ['failed', 'cancelled'],
    ])
  })
})

test('a dropped connection costs neither bytes of other layers nor the count of sent bytes', async () => {
  let drops = 1
  const registry = await start({
    intercept(request) {
      if (Number(request.headers['content-length']) > 1_000_000 && drops-- > 0)
        request.once('data', () => request.socket.destroy())
      return false
    },
  })
  const image = twoPlatforms('drop', 3_000_000)
  const lines: string[] = []
  const result = await push(image, [`${registry.host}/acme/api:1`], {
    progress: { waiting: (line) => lines.push(line) },
  })
  expectWhole(registry, 'acme/api', image, ['1'])
  expect(result.traffic[registry.host]?.sent).toEqual(total(image))
  expect(image.opened).toHaveLength(image.blobs.size + 1)
  expect(lines.at(-1)).toBe('pushing, 6.0 MB of 6.0 MB sent')
})

test('property: any push to any repositories leaves each tag whole or unset, and sends no blob twice', async () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const layers = fc.array(
    fc.constantFrom('x', 'y', 'z').map((text) => Buffer.from(text)),
    { maxLength: 3 },
  )
  const step = fc.record({
    platforms: fc.array(layers, { minLength: 1, maxLength: 2 }),
    refs: fc.array(fc.tuple(name, fc.constantFrom('1', '2')), { minLength: 1, maxLength: 4 }),
    fails: fc.option(fc.nat(12), { nil: null }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
      let left: number | null = null
      const registry = await lab.registry({
        intercept(request, response) {
          if (request.method === 'HEAD' || left === null || left-- > 0) return false
          request.resume()
          response.writeHead(403).end()
          return true
        },
      })
      try {
        for (const { platforms, refs, fails } of steps) {
          left = fails
          registry.seen.length = 0
          const yard = shipyard()
          const rows = platforms.map((own, index) =>
            yard.manifest(
              { index },
              own.map((bytes) => yard.blob(bytes)),
            ),
          )
          const image = yard.of(yard.index(rows))
          const result = await push(
            image,
            refs.map(([at, tag]) => `${registry.host}/${at}:${tag}`),
          )
          left = null
          for (const { ref, state } of result.refs) {
            const { repository, tag } = refOf(ref)
            const own = registry.repository(repository)
            const isSet = own.tags.get(tag ?? '') === image.root.digest
            expect(isSet).toBe(state !== 'failed')
            if (!isSet) continue
            expect([...image.manifests.keys()].every((digest) => own.manifests.has(digest))).toBe(true)
            expect([...image.blobs.keys()].every((digest) => own.blobs.has(digest))).toBe(true)
          }
          if (fails === null) expect(states(result)).not.toContain('failed')
          const sent = registry.asked('PUT ').flatMap(({ path }) => /digest=(.*)$/.exec(path)?.[1] ?? [])
          if (fails === null) expect(sent).toHaveLength(new Set(sent).size)
        }
      } finally {
        await registry.close()
      }
    }),
    { numRuns: 12 },
  )
})
