import { expect, test } from '@jest/globals'
import { largestHolding, type Attempt } from '../../src/fix/search.ts'

/** Holds without those. */
function trier(bad: readonly number[]) {
  const tries: number[][] = []
  const attempt = (items: readonly number[]): Promise<Attempt<readonly number[]>> => {
    tries.push([...items])
    const found = items.filter((one) => bad.includes(one))
    return Promise.resolve(
      found.length === 0
        ? { ok: true, proof: items }
        : { ok: false, why: `because of ${found.join(' and ')}` },
    )
  }
  return { tries, attempt }
}

test.each<[number[], number, number]>([
  [[], 8, 1],
  [[3], 8, 7],
  [[1, 8], 8, 11],
  [[1, 2, 3, 4, 5, 6, 7, 8], 8, 15],
])('without %j of %i', async (bad, count, most) => {
  const items = Array.from({ length: count }, (_, index) => index + 1)
  const { tries, attempt } = trier(bad)
  const { kept, proof, dropped } = await largestHolding(items, attempt, 100)
  expect(kept).toEqual(items.filter((one) => !bad.includes(one)))
  expect(proof).toEqual(kept.length > 0 ? kept : null)
  expect(dropped).toEqual(bad.map((item) => ({ item, why: `because of ${item}` })))
  expect(tries.length).toBeLessThanOrEqual(most)
})

test('the limit of tries drops what was not tried', async () => {
  const { tries, attempt } = trier([1])
  const { kept, dropped } = await largestHolding([1, 2, 3, 4], attempt, 2)
  expect(tries).toHaveLength(2)
  expect(kept).toEqual([])
  expect(dropped.map(({ item }) => item).sort()).toEqual([1, 2, 3, 4])
})

test('none: no try', async () =>
  expect(await largestHolding([], trier([]).attempt, 9)).toMatchObject({ kept: [], proof: null }))

test('no other try begins when the time is up', async () => {
  const { tries, attempt } = trier([1])
  const { kept, dropped } = await largestHolding([1, 2, 3, 4], attempt, 9, () => tries.length === 2)
  expect(tries).toHaveLength(2)
  expect(kept).toEqual([])
  expect(dropped.map(({ why }) => why)).toContain('it was not tried: the time for proofs is up')
  expect(dropped).toHaveLength(4)
})
