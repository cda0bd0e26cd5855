/** What refers to an image, at registries with and without the API for it. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { ServerResponse } from 'node:http'
import { fallbackTag } from '../../src/core/descriptor.ts'
import { digestOf, type WritableOptions } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const digest = digestOf(Buffer.from('image'))
const rowOf = (name: string, artifactType = 'a/report') => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest: digestOf(Buffer.from(name)),
  size: name.length,
  artifactType,
  annotations: { name },
})
const index = (rows: readonly object[]): string => JSON.stringify({ schemaVersion: 2, manifests: rows })

async function reading(options: WritableOptions) {
  const registry = await lab.registry(options)
  return { registry, client: lab.reader(refOf(`${registry.host}/acme/api:1`)) }
}

const answering = (answer: (url: string, response: ServerResponse) => void): WritableOptions => ({
  intercept(request, response) {
    if (!request.url?.includes('/referrers/')) return false
    answer(request.url, response)
    return true
  },
})

test('all pages of the API, without other types', async () => {
  const { registry, client } = await reading(
    answering((url, response) => {
      const isFirst = !url.includes('page=2')
      const next = { link: `</v2/acme/api/referrers/${digest}?page=2>; rel="next"` }
      response
        .writeHead(200, isFirst ? next : {})
        .end(index(isFirst ? [rowOf('one'), rowOf('other', 'a/signature')] : [rowOf('two')]))
    }),
  )
  expect(await client.referrers(digest, 'a/report')).toEqual([rowOf('one'), rowOf('two')])
  expect(registry.seen.find(({ path }) => path.includes('referrers'))?.path).toBe(
    `acme/api/referrers/${digest}?artifactType=a%2Freport`,
  )
})

test('pages without an end are not read without an end', async () => {
  const { registry, client } = await reading(
    answering((url, response) => {
      response.writeHead(200, { link: `<${url}>; rel="next"` }).end(index([]))
    }),
  )
  expect(await client.referrers(digest, 'a/report')).toEqual([])
  expect(registry.asked('GET acme/api/referrers/')).toHaveLength(20)
})

test.each([
  [404, '404 page not found'],
  [405, ''],
  [200, '<html>'],
])('without the API (%d): by the tag', async (status, body) => {
  const { registry, client } = await reading(
    answering((_, response) => void response.writeHead(status).end(body)),
  )
  expect(await client.referrers(digest, 'a/report')).toEqual([])
  const bytes = Buffer.from(index([rowOf('one'), { digest: 'x' }, rowOf('other', 'a/signature')]))
  const own = registry.repository('acme/api')
  own.manifests.set(digestOf(bytes), { mediaType: '', bytes })
  own.tags.set(fallbackTag(digest), digestOf(bytes))
  expect(await client.referrers(digest, 'a/report')).toEqual([rowOf('one')])
})

test('a registry with a fault is an error, not an image without referrers', async () => {
  const { client } = await reading(answering((_, response) => void response.writeHead(500).end()))
  await expect(client.referrers(digest, 'a/report')).rejects.toMatchObject({ problem: 'unavailable' })
})

describe('an artifact', () => {
  const bytes = Buffer.from('{"verdict":"pass"}')
  const layer = { mediaType: 'a/report', digest: digestOf(bytes), size: bytes.length }

  test.each([
    ['is read back', [layer], 100, null],
    ['is larger than allowed', [layer], 5, /is no artifact of at most 5 bytes$/],
    ['has two layers', [layer, layer], 100, /is no artifact of at most 100 bytes$/],
    ['has none', [], 100, /is no artifact of at most 100 bytes$/],
    ['has a false size', [{ ...layer, size: 3 }], 100, /sent more bytes than/],
  ])('%s', async (_, layers, most, message) => {
    const { registry, client } = await reading({})
    registry.store('acme/api', bytes)
    const manifest = Buffer.from(JSON.stringify({ layers }))
    registry.repository('acme/api').manifests.set(digestOf(manifest), { mediaType: '', bytes: manifest })
    const reads = client.artifact(digestOf(manifest), most)
    if (message === null) expect(await reads).toEqual(bytes)
    else await expect(reads).rejects.toThrow(message)
  })
})
