import { expect, test } from '@jest/globals'
import { withHistory } from '../../src/baseline/history.ts'
import type { HistoryPoint } from '../../src/core/schema.ts'
import { flask, notTried } from '../support/reports.ts'

const point = (number: number): HistoryPoint => ({
  sha: String(number).padStart(40, '0'),
  at: '2026-03-01T00:00:00.000Z',
  onDisk: number,
  download: null,
  readySeconds: null,
})
const own = {
  sha: flask.sha,
  at: flask.at,
  onDisk: flask.image?.sizes.onDisk,
  download: flask.image?.sizes.download?.bytes,
  readySeconds: flask.smoke?.readySeconds,
}

test('a Report appends itself', () =>
  expect(withHistory(flask, [point(1), point(2)]).history).toEqual([point(1), point(2), own]))

test('the last 30 points are kept', () => {
  const history =
    withHistory(
      flask,
      Array.from({ length: 40 }, (_, index) => point(index)),
    ).history ?? []
  expect(history).toHaveLength(30)
  expect([history[0], history[29]]).toEqual([point(11), own])
})

test('a second run of a commit replaces the first', () =>
  expect(withHistory(flask, [{ ...point(1), sha: flask.sha }]).history).toEqual([own]))

test('a Report without an image has no point', () =>
  expect(withHistory(notTried, [point(1)])).toEqual(notTried))
