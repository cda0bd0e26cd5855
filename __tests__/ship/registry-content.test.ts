/** An image at a registry under another name, in another repository, at another registry. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { registryContent, ship } from '../../src/ship/index.ts'
import { onePlatform, shipyard, twoPlatforms, type Shippable } from '../support/shippable.ts'
import type { WritableRegistry } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const access = () => ({ ...lab.rules(), openRegistry: lab.writer, progress: { waiting() {} } })
let [from, to]: WritableRegistry[] = []
let image: Shippable

beforeEach(async () => {
  ;[from, to] = [await lab.registry({ guard: 'bearer' }), await lab.registry({ guard: 'basic' })]
  lab.logIn('sailor', from.host, to.host)
  image = twoPlatforms()
  await ship(image.content, [refOf(`${from.host}/acme/api:built`)], access())
  from.seen.length = 0
})

const promote = async (name: string, destination: string) => {
  const source = refOf(`${from?.host}/${name}`)
  const content = await registryContent(lab.reader(source))
  return ship(content, [refOf(destination)], { ...access(), mountFrom: [source] })
}

describe.each(['acme/api:built', () => `acme/api@${image.root.digest}`])('%s', (given) => {
  const name = () => (typeof given === 'string' ? given : given())

  test('the same repository: only the tag is put', async () => {
    const result = await promote(name(), `${from?.host}/acme/api:1`)
    expect(result.refs).toMatchObject([{ state: 'pushed', digest: image.root.digest }])
    expect(
      from
        ?.asked('PUT ')
        .filter(({ scopes }) => scopes.length > 0)
        .map(({ path }) => path),
    ).toEqual(['acme/api/manifests/1'])
    expect(from?.asked('POST ')).toEqual([])
    expect(from?.asked('GET acme/api/blobs/')).toEqual([])
  })

  test('another repository: blobs are mounted', async () => {
    const result = await promote(name(), `${from?.host}/acme/stable:1`)
    expect(result.traffic[from?.host ?? '']).toMatchObject({
      sent: { blobs: 0 },
      mounted: { blobs: image.blobs.size },
    })
    expect(from?.repository('acme/stable').tags.get('1')).toBe(image.root.digest)
    expect(from?.asked('GET acme/api/blobs/')).toEqual([])
  })

  test('another registry: each blob is streamed once', async () => {
    await promote(name(), `${to?.host}/acme/api:1`)
    expect(to?.repository('acme/api').tags.get('1')).toBe(image.root.digest)
    for (const [digest, bytes] of image.blobs) expect(to?.blob(digest)?.equals(bytes)).toBe(true)
    expect(from?.asked('GET acme/api/blobs/')).toHaveLength(image.blobs.size)
  })
})

test("Docker's types, and a manifest without a type", async () => {
  const yard = shipyard()
  const docker = yard.manifest({}, [], 'application/vnd.docker.distribution.manifest.v2+json')
  await ship(yard.of(docker).content, [refOf(`${from?.host}/acme/docker:1`)], access())
  const { root } = await registryContent(lab.reader(refOf(`${from?.host}/acme/docker:1`)))
  expect(root).toEqual(docker)
  const { content, root: plain } = onePlatform([])
  const untyped = {
    ...lab.reader(refOf(`${from?.host}/x:1`)),
    manifest: () => content.manifest(plain.digest),
  }
  expect((await registryContent(untyped)).root).toEqual(plain)
})
