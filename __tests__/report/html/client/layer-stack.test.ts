import { expect, test } from '@jest/globals'
import { segmentsBefore, segmentsOf } from '../../../../src/report/html/client/layer-stack.ts'
import type { Delta } from '../../../../src/core/schema.ts'
import { compared, flaskImage } from '../../../support/reports.ts'

const delta = (layers: Delta['layers']): Delta => ({
  rows: [],
  sharedLayers: 0,
  verdictBefore: 'pass',
  ...compared.delta,
  layers,
})
const sizes = (layers: Delta['layers']) =>
  segmentsBefore(segmentsOf(flaskImage), delta(layers)).map(({ bytes }) => bytes)
const now = flaskImage.layers.map(({ size }) => size)

test('without a change the baseline is the same', () => expect(sizes([])).toEqual(now))

test('a changed layer has its size from before, a new one is left out, one that is gone is added', () => {
  expect(
    sizes([
      { index: 5, indexBefore: 5, createdBy: 'RUN a', before: 7, after: now[5] ?? 0 },
      { index: 6, createdBy: 'RUN b', before: null, after: now[6] ?? 0 },
      { indexBefore: 6, createdBy: 'RUN c', before: 9, after: null },
    ]),
  ).toEqual([...now.slice(0, 5), 7, 9])
})
