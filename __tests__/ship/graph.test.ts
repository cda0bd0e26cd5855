/** What an image is made of, from its manifests. */
import { expect, test } from '@jest/globals'
import { blobsOf, readGraph } from '../../src/ship/graph.ts'
import { shipyard, twoPlatforms, type Row } from '../support/shippable.ts'

test('each manifest comes after those that it names, and each blob once', async () => {
  const image = twoPlatforms()
  const { nodes } = await readGraph(image.content)
  expect(nodes.map(({ descriptor }) => descriptor.digest).sort()).toEqual([...image.manifests.keys()].sort())
  expect(nodes.at(-1)?.descriptor).toEqual(image.root)
  expect(
    blobsOf(nodes)
      .map(({ digest }) => digest)
      .sort(),
  ).toEqual([...image.blobs.keys()].sort())
})

test('an index in an index, and content that is no manifest', async () => {
  const yard = shipyard()
  const cache = yard.blob(Buffer.from('{}'), 'application/vnd.buildkit.cacheconfig.v0')
  const inner = yard.index([yard.manifest({}, [])])
  const { nodes } = await readGraph(yard.of(yard.index([inner, cache])).content)
  expect(nodes).toHaveLength(3)
  expect(nodes.at(-1)).toMatchObject({ blobs: [cache], manifest: null })
})

test.each<[string, (yard: ReturnType<typeof shipyard>) => Row, RegExp]>([
  [
    'a row without a digest',
    (yard) => yard.index([{ mediaType: 'a/b', digest: '../../etc/passwd', size: 1 }]),
    /names something that is no descriptor$/,
  ],
  [
    'a size that is none',
    (yard) => yard.manifest({}, [{ ...yard.blob(Buffer.from('a')), size: -1 }]),
    /names something that is no descriptor$/,
  ],
  [
    'a media type that is a header of its own',
    (yard) => yard.index([{ ...yard.manifest({}, []), mediaType: 'a/b\r\nx: y' }]),
    /names something that is no descriptor$/,
  ],
  [
    'an endless chain',
    (yard) => [1, 2, 3, 4, 5].reduce((row) => yard.index([row]), yard.manifest({}, [])),
    /levels/,
  ],
  [
    'too many',
    (yard) => yard.index(Array.from({ length: 1001 }, (_, index) => yard.manifest({ index }, []))),
    /more than 1000 manifests/,
  ],
])('%s', async (_, build, message) => {
  const yard = shipyard()
  await expect(readGraph(yard.of(build(yard)).content)).rejects.toThrow(message)
})

test('a manifest with other bytes than its digest says', async () => {
  const image = twoPlatforms()
  const content = { ...image.content, manifest: () => Promise.resolve(Buffer.from('{}')) }
  await expect(readGraph(content)).rejects.toThrow(
    `the stored manifest ${image.root.digest} has other content`,
  )
})
