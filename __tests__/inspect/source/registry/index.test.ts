/** The registry speaks the distribution protocol as engines do when they push, and nothing else. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { Archive } from '../../../../src/inspect/archive/index.ts'
import { Budget } from '../../../../src/inspect/budget.ts'
import { openRegistry, type Registry } from '../../../../src/inspect/source/registry/index.ts'
import { routeOf } from '../../../../src/inspect/source/registry/calls.ts'
import { sha256 } from '../../../support/archives.ts'
import { bytes, file, tar } from '../../../support/tar.ts'

const REPOSITORY = 'folder/0123456789abcdef'
const layer = gzipSync(tar([file('a', bytes(3000))]))
const digestOf = (content: Buffer) => `sha256:${sha256(content)}`
const remembered = digestOf(Buffer.from('remembered'))

let archive: Archive
let registry: Registry
beforeEach(async () => {
  archive = new Archive('push', new Budget(), true)
  registry = await openRegistry(REPOSITORY, archive, (digest) => (digest === remembered ? 77 : null))
})
afterEach(() => registry.close())

const call = (method: string, path: string, body?: Buffer) =>
  fetch(`http://${registry.host}${path}`, { method, ...(body ? { body: new Uint8Array(body) } : {}) })
const below = (path: string) => `/v2/${REPOSITORY}${path}`

test('listens on 127.0.0.1 alone', () => expect(registry.host).toMatch(/^127\.0\.0\.1:\d+$/))

describe('blobs', () => {
  async function begin(): Promise<string> {
    const begun = await call('POST', below('/blobs/uploads/'))
    expect(begun.status).toBe(202)
    return begun.headers.get('location') ?? ''
  }

  test('come in pieces, as docker sends them', async () => {
    const location = await begin()
    expect((await call('PATCH', location, layer.subarray(0, 10))).headers.get('range')).toBe('0-9')
    expect((await call('PATCH', location, layer.subarray(10))).headers.get('range')).toBe(
      `0-${layer.length - 1}`,
    )
    const ended = await call('PUT', `${location}?digest=${digestOf(layer)}`)
    expect([ended.status, ended.headers.get('docker-content-digest')]).toEqual([201, digestOf(layer)])
    expect(archive.blob(`blobs/sha256/${sha256(layer)}`)?.layer?.files).toBe(1)
  })

  test('come whole, as containerd sends them', async () => {
    const location = await begin()
    expect((await call('PUT', `${location}?digest=${digestOf(layer)}`, layer)).status).toBe(201)
    expect((await call('HEAD', below(`/blobs/${digestOf(layer)}`))).headers.get('content-length')).toBe(
      String(layer.length),
    )
  })

  test('come with the first call', async () => {
    expect((await call('POST', below(`/blobs/uploads/?digest=${digestOf(layer)}`), layer)).status).toBe(201)
    expect(archive.blob(`blobs/sha256/${sha256(layer)}`)?.size).toBe(layer.length)
  })

  test('several at once are kept apart', async () => {
    const layers = Array.from({ length: 6 }, (_, index) =>
      gzipSync(tar([file(`f${index}`, bytes(1000 * index))])),
    )
    const locations = await Promise.all(layers.map(begin))
    await Promise.all(layers.map((content, index) => call('PATCH', locations[index] ?? '', content)))
    for (const [index, content] of layers.entries())
      expect((await call('PUT', `${locations[index] ?? ''}?digest=${digestOf(content)}`)).status).toBe(201)
    expect(layers.map((content) => archive.blob(`blobs/sha256/${sha256(content)}`)?.layer?.size)).toEqual(
      layers.map((_, index) => 1000 * index),
    )
  })

  test('that are not what they say are refused', async () => {
    const location = await begin()
    expect((await call('PUT', `${location}?digest=${digestOf(Buffer.from('other'))}`, layer)).status).toBe(
      400,
    )
    expect(archive.blob(`blobs/sha256/${sha256('other')}`)).toBeNull()
  })

  test('that are remembered are not wanted; others are', async () => {
    const head = await call('HEAD', below(`/blobs/${remembered}`))
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '77'])
    expect((await call('HEAD', below(`/blobs/${digestOf(layer)}`))).status).toBe(404)
    expect((await call('POST', below(`/blobs/uploads/?mount=${remembered}&from=x`))).status).toBe(201)
    expect((await call('POST', below(`/blobs/uploads/?mount=${digestOf(layer)}&from=x`))).status).toBe(202)
  })

  test('an upload that nobody began breaks off', async () => {
    await expect(call('PATCH', below('/blobs/uploads/0-0'), layer)).rejects.toThrow()
  })
})

describe('manifests', () => {
  const manifest = Buffer.from('{"layers":[]}')
  test('the one under a tag is the root', async () => {
    expect(registry.root()).toBeNull()
    expect((await call('PUT', below(`/manifests/${digestOf(manifest)}`), manifest)).status).toBe(201)
    expect(registry.root()).toBeNull()
    const index = Buffer.from('{"manifests":[]}')
    const put = await call('PUT', below('/manifests/tag'), index)
    expect([put.status, put.headers.get('docker-content-digest')]).toEqual([201, digestOf(index)])
    expect(registry.root()).toEqual(index)
    expect(archive.blob(`blobs/sha256/${sha256(manifest)}`)?.json).toEqual(manifest)
  })

  test('none is there before', async () =>
    expect((await call('HEAD', below('/manifests/tag'))).status).toBe(404))

  test('a huge one is refused', async () => {
    await expect(call('PUT', below('/manifests/tag'), Buffer.alloc(9 * 2 ** 20))).rejects.toThrow()
    expect(registry.root()).toBeNull()
  })
})

test('answers what it is, and nothing under another name', async () => {
  expect((await call('GET', '/v2/')).status).toBe(200)
  for (const path of ['/v2/_catalog', '/v2/other/blobs/uploads/', `/v2/${REPOSITORY}x/manifests/tag`, '/'])
    expect((await call('POST', path)).status).toBe(404)
  expect((await call('DELETE', below('/manifests/tag'))).status).toBe(404)
})

test.each(['/v2/%zz', '//', '/v2/../../etc', `/v2/${REPOSITORY}/blobs/%2e%2e`])('%s is no call', (path) =>
  expect(routeOf('GET', path, REPOSITORY).kind).toBe('none'),
)
