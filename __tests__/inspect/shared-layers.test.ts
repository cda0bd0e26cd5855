/** Layers that images have in common are counted once. */
import { expect, test } from '@jest/globals'
import { shareLayers } from '../../src/inspect/index.ts'
import type { Image } from '../../src/core/schema.ts'
import { analyse, saved } from '../support/archives.ts'
import { bytes, file, tar } from '../support/tar.ts'

const layer = (name: string, size: number): Buffer => tar([file(name, bytes(size, name))])
const [base, tools, app, job, empty] = [
  layer('base', 1000),
  layer('tools', 500),
  layer('app', 70),
  layer('job', 30),
  tar([]),
]
const imageOf = async (ref: string, ...layers: Buffer[]): Promise<Image> =>
  (await analyse(saved({ layers, tags: [ref] }), { ref })).image

test('without others nothing is said', async () => {
  const image = await imageOf('app:1', base, app)
  expect(shareLayers(image, [])).toEqual(image)
})

test('each other image is reported with the layers it shares, each shared layer with whom', async () => {
  const image = await imageOf('app:1', base, tools, app)
  const [worker, stranger] = [await imageOf('worker:1', base, tools, job), await imageOf('stranger:1', job)]
  const shared = shareLayers(image, [worker, stranger])
  expect(shared.shared).toEqual([
    { ref: 'worker:1', id: worker.id, layers: 2, bytes: 1500, onDisk: 1530 },
    { ref: 'stranger:1', id: stranger.id, layers: 0, bytes: 0, onDisk: 30 },
  ])
  expect(shared.together).toEqual({ images: 3, onDisk: 1600 })
  expect(shared.layers.map(({ sharedWith }) => sharedWith)).toEqual([[0], [0], undefined])
  expect(shared.sizes).toEqual(image.sizes)
})

test('a layer is the same wherever it lies', async () => {
  const shared = shareLayers(await imageOf('a', base, app), [await imageOf('b', app, tools)])
  expect(shared.shared).toMatchObject([{ layers: 1, bytes: 70 }])
  expect(shared.together?.onDisk).toBe(1570)
})

test('one that an image has twice counts as often as somebody has it', async () => {
  const twice = await imageOf('a', base, empty, base, empty)
  expect(shareLayers(twice, [await imageOf('b', base, empty)])).toMatchObject({
    shared: [{ layers: 2, bytes: 1000 }],
    together: { images: 2, onDisk: 2000 },
  })
  expect(shareLayers(await imageOf('b', base), [twice])).toMatchObject({
    shared: [{ layers: 1, bytes: 1000 }],
    together: { onDisk: 2000 },
  })
})

test('an image shares all with itself', async () => {
  const image = await imageOf('a', base, app)
  expect(shareLayers(image, [image, image])).toMatchObject({
    shared: [{ layers: 2 }, { layers: 2 }],
    together: { images: 3, onDisk: image.sizes.onDisk },
  })
})
