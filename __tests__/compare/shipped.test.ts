import { expect, test } from '@jest/globals'
import { shippedTogether } from '../../src/compare/index.ts'
import { flask } from '../support/reports.ts'

const [layer] = flask.image?.layers ?? []
const of = (...layers: readonly (readonly [string, number])[]) => ({
  layers: layers.map(([diffId, size]) => ({ ...layer, diffId, size }) as NonNullable<typeof layer>),
})

test('a layer that several images have counts once', () => {
  const images = [of(['base', 100], ['a', 10]), of(['base', 100], ['b', 20]), of(['c', 5])]
  expect(shippedTogether(images)).toEqual({ images: 3, onDisk: 135, shared: 100, apart: 235 })
})

test('a layer that one image has twice is one blob at a registry, and not shared', () => {
  expect(shippedTogether([of(['a', 10], ['a', 10]), of(['b', 1])])).toEqual({
    images: 2,
    onDisk: 11,
    shared: 0,
    apart: 11,
  })
})

test('one image ships nothing together with others', () => {
  expect(shippedTogether([of(['a', 10])])).toBeNull()
})
