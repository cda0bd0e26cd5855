/** No section is lost, and the order in which jobs write does not matter. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isOutdated, mergeSections, sameSections, type Section } from '../../../src/report/index.ts'

const of = (change: Partial<Section>): Section => ({
  key: 'k',
  sha: 'a',
  workflow: 'CI',
  job: 'trial',
  leg: change.key ?? 'k',
  legs: 1,
  title: change.key ?? 'k',
  verdict: 'pass',
  says: '',
  together: '',
  log: '',
  body: '',
  run: 1,
  attempt: 1,
  at: 1,
  ...change,
})

/** Runs with higher ids are of later commits, or again of the same one. */
const section = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    run: fc.integer({ min: 1, max: 4 }),
    attempt: fc.integer({ min: 1, max: 2 }),
    at: fc.integer({ min: 1, max: 5 }),
    workflow: fc.constantFrom('CI', 'Nightly'),
    legs: fc.integer({ min: 0, max: 3 }),
  })
  .map((change) => of({ ...change, sha: `commit ${Math.ceil(change.run / 2)}` }))
const sections = fc.uniqueArray(section, {
  maxLength: 8,
  selector: ({ key, run, attempt, at }) => [key, run, attempt, at].join(),
})

test('the order in which sections are seen does not matter', () => {
  fc.assert(
    fc.property(sections, fc.integer({ min: 0, max: 8 }), (all, cut) => {
      const [some, others] = [all.slice(0, cut), all.slice(cut)]
      expect(mergeSections(others, some)).toEqual(mergeSections(some, others))
    }),
  )
})

test('merging again changes nothing', () => {
  fc.assert(
    fc.property(sections, (all) => {
      const once = mergeSections(all)
      expect(mergeSections(once, once)).toEqual(once)
      expect(sameSections(once, mergeSections(once))).toBe(true)
    }),
  )
})

test('of each key the latest is there, or none, and none only for a later commit', () => {
  fc.assert(
    fc.property(sections, (all) => {
      const merged = mergeSections(all)
      for (const one of all) {
        const later = all.filter(({ key }) => key === one.key).every((other) => !isLater(other, one))
        if (!later) continue
        const isGone = all.some((other) => other.sha > one.sha && other.workflow === one.workflow)
        expect(merged.includes(one) || isGone).toBe(true)
      }
      expect(new Set(merged.map(({ key }) => key)).size).toBe(merged.length)
    }),
  )
})

const isLater = (a: Section, b: Section): boolean =>
  a.run - b.run > 0 ||
  (a.run === b.run && (a.attempt > b.attempt || (a.attempt === b.attempt && a.at > b.at)))

test('jobs that write one after the other, each over what it read, end with all sections of the commit', () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
  fc.assert(
    fc.property(orders, (order) => {
      const legs = order.map((index) => of({ key: `leg${index}`, legs: 6, at: index }))
      const old = [of({ key: 'gone', sha: 'old', run: 0 })]
      const end = legs.reduce<Section[]>((there, one) => mergeSections(there, [one]), old)
      expect(end.map(({ key }) => key)).toEqual(['leg0', 'leg1', 'leg2', 'leg3', 'leg4', 'leg5'])
    }),
  )
})

describe('sections of an earlier commit', () => {
  const before = [of({ key: 'a', sha: 'x' }), of({ key: 'b', sha: 'x' })]
  const keys = (...lists: Section[][]) => mergeSections(...lists).map(({ key }) => key)
  test.each([
    ['stay until all legs have reported', [of({ key: 'a', sha: 'y', run: 2, legs: 2 })], ['a', 'b']],
    ['go when all legs have', [of({ key: 'a', sha: 'y', run: 2, legs: 1 })], ['a']],
    ['go at once if the number of legs is unknown', [of({ key: 'a', sha: 'y', run: 2, legs: 0 })], ['a']],
    [
      'stay if another workflow reports',
      [of({ key: 'c', sha: 'y', run: 2, workflow: 'Nightly' })],
      ['a', 'b', 'c'],
    ],
    ['stay if it is the same commit', [of({ key: 'c', sha: 'x', run: 2 })], ['a', 'b', 'c']],
    [
      'go when two images of each leg have reported',
      [
        of({ key: 'c', leg: '1', sha: 'y', run: 2, legs: 2 }),
        of({ key: 'd', leg: '2', sha: 'y', run: 2, legs: 2 }),
      ],
      ['c', 'd'],
    ],
  ])('%s', (_, later, expected) => expect(keys(before, later)).toEqual(expected))
})

describe('outdated', () => {
  const now = of({ sha: 'x', run: 5 })
  test.each([
    ['by a later run of another commit', of({ key: 'z', sha: 'y', run: 6 }), true],
    ['not by an earlier one', of({ key: 'z', sha: 'y', run: 4 }), false],
    ['not by a later run of the same commit', of({ key: 'z', sha: 'x', run: 6 }), false],
    ['not by another workflow', of({ key: 'z', sha: 'y', run: 6, workflow: 'Nightly' }), false],
    ['by a later attempt of its own', of({ sha: 'x', run: 5, attempt: 2 }), true],
    ['not by itself', now, false],
  ])('%s', (_, other, expected) => expect(isOutdated(now, [other])).toBe(expected))
})
