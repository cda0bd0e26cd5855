import { expect, test } from '@jest/globals'
import { search, type Place } from '../../src/baseline/search.ts'
import type { BaselineSource } from '../../src/core/schema.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { flask } from '../support/reports.ts'

const place = (source: BaselineSource, find: Place['find']): Place => ({ source, find })

test('the first place that has a Report ends the search; each is recorded with its time', async () => {
  const clock = fakeClock()
  const { found, tried } = await search(
    [
      place('cache', () => Promise.reject(new Error('broken'))),
      place('artifact', async () => {
        await clock.sleep(2)
        return { kind: 'nothing', note: 'no run yet' }
      }),
      place('build', () => Promise.resolve({ kind: 'found', report: flask })),
      place('file', () => Promise.reject(new Error('asked in spite of that'))),
    ],
    clock,
  )
  expect(found).toEqual({ source: 'build', report: flask })
  expect(tried).toEqual([
    { source: 'cache', outcome: 'failed', seconds: 0, note: 'broken' },
    { source: 'artifact', outcome: 'nothing', seconds: 2, note: 'no run yet' },
    { source: 'build', outcome: 'found', seconds: 0 },
  ])
})

test('a place that does not answer is left after its limit', async () => {
  const hanging: Place = { source: 'artifact', limit: 20, find: () => new Promise(() => {}) }
  const found = place('build', () => Promise.resolve({ kind: 'found', report: flask }))
  const { tried } = await search([hanging, found], fakeClock())
  expect(tried).toEqual([
    { source: 'artifact', outcome: 'failed', seconds: 20, note: 'No answer within 20 s' },
    { source: 'build', outcome: 'found', seconds: 0 },
  ])
})

test('nothing to try is nothing found', async () =>
  expect(await search([], fakeClock())).toEqual({ found: null, tried: [] }))
