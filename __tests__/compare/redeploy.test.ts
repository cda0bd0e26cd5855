/** What a machine that has the baseline must download. */
import { expect, test } from '@jest/globals'
import { redeployCost } from '../../src/compare/redeploy.ts'
import type { Image, Layer } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

function image(...layers: [diffId: string, size: number, download?: number][]): Image {
  const [first] = flask.image?.layers ?? []
  if (!flask.image || !first) throw new Error('a Report with an image')
  const rows = layers.map(([diffId, size, download], index): Layer => ({
    ...first,
    index,
    diffId,
    size,
    ...(download === undefined ? {} : { download }),
  }))
  return { ...flask.image, layers: rows }
}

const before = image(['a', 100, 50], ['b', 10, 5])

test.each<[string, Image, { bytes: number; exact: boolean }]>([
  ['the same image', before, { bytes: 0, exact: true }],
  ['its layers in another order', image(['b', 10, 5], ['a', 100, 50]), { bytes: 0, exact: true }],
  ['a new layer', image(['a', 100, 50], ['c', 20, 8]), { bytes: 8, exact: true }],
  ['a new layer twice', image(['c', 20, 8], ['c', 20, 8]), { bytes: 8, exact: true }],
  ['an unknown size of a layer that it has', image(['a', 100], ['c', 20, 8]), { bytes: 8, exact: true }],
  ['an unknown size of one that it lacks', image(['c', 20, 8], ['d', 30]), { bytes: 50, exact: false }],
])('%s', (_, now, expected) => expect(redeployCost(now, before)).toEqual(expected))
