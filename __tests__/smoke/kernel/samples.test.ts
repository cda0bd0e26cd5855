import { expect, test } from '@jest/globals'
import { Samples } from '../../../src/smoke/kernel/samples.ts'

const usage = { memory: 1, cpuSeconds: 2 }

test('one each quarter of a second, and fewer of a long run', () => {
  const samples = new Samples()
  for (let now = 0; now < 600; now += 0.125) if (samples.isDue(now)) samples.add(now, usage)
  const at = samples.all.map((sample) => sample.at)
  expect(at.length).toBeGreaterThan(100)
  expect(at.length).toBeLessThanOrEqual(200)
  const gaps = new Set(at.slice(1).map((one, index) => one - (at[index] ?? 0)))
  expect([...gaps]).toEqual([4])
})

test('the last one is added before it is time; what is unknown is not', () => {
  const samples = new Samples()
  samples.add(0, null)
  samples.add(0, { memory: null, cpuSeconds: null })
  expect(samples.isDue(0)).toBe(true)
  samples.add(0, usage)
  expect([samples.isDue(0.2), samples.isDue(0.25)]).toEqual([false, true])
  samples.add(0.1, { memory: null, cpuSeconds: 3 })
  expect(samples.all).toEqual([
    { at: 0, ...usage },
    { at: 0.1, memory: null, cpuSeconds: 3 },
  ])
})
