import { expect, test } from '@jest/globals'
import { hashOf, placeIn } from '../../../../src/report/html/client/place.ts'

test.each([
  ['', { image: 0, anchor: '' }],
  ['#finding-loopback-only', { image: 0, anchor: 'finding-loopback-only' }],
  ['#2:layer-4', { image: 1, anchor: 'layer-4' }],
  ['#0:x', { image: 0, anchor: 'x' }],
  ['#files:/usr/a%20b', { image: 0, anchor: 'files:/usr/a b' }],
  ['#100%', { image: 0, anchor: '100%' }],
])('%j', (hash, place) => expect(placeIn(hash)).toEqual(place))

test.each([
  { image: 0, anchor: 'files:/usr/lib/a b%/ü#\n' },
  { image: 3, anchor: 'package-npm/@scope/name' },
])('%j and back', (place) => expect(placeIn(hashOf(place))).toEqual(place))
