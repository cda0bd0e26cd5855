/** Jobs run side by side, but never above the capacity, and in their order. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runWithin, type Demand } from '../../src/app/within.ts'

const capacity: Demand = { cpus: 4, memory: 1000 }

/** Jobs that end after some turns of the event loop, and the most that ran at once. */
function watched(demands: readonly Demand[], turns: readonly number[] = []) {
  const started: number[] = []
  const running = new Set<number>()
  const most = { jobs: 0, cpus: 0, memory: 0 }
  const jobs = demands.map((demand, index) => ({
    demand,
    async run() {
      started.push(index)
      running.add(index)
      const now = [...running].map((one) => demands[one] ?? capacity)
      most.jobs = Math.max(most.jobs, running.size)
      if (running.size > 1) {
        most.cpus = Math.max(
          most.cpus,
          now.reduce((sum, { cpus }) => sum + cpus, 0),
        )
        most.memory = Math.max(
          most.memory,
          now.reduce((sum, { memory }) => sum + memory, 0),
        )
      }
      for (let turn = 0; turn < (turns[index] ?? 1); turn++) await Promise.resolve()
      running.delete(index)
      return index
    },
  }))
  return { jobs, started, most }
}

describe('runWithin', () => {
  test('runs together what fits', async () => {
    const { jobs, most } = watched([1, 1, 1, 1, 1].map((cpus) => ({ cpus, memory: 250 })))
    expect(await runWithin(capacity, jobs)).toEqual([0, 1, 2, 3, 4])
    expect(most.jobs).toBe(4)
  })

  test('runs alone what is larger than the capacity', async () => {
    const { jobs, most } = watched([1, 9, 1].map((cpus) => ({ cpus, memory: 1 })))
    expect(await runWithin(capacity, jobs)).toEqual([0, 1, 2])
    expect(most.cpus).toBeLessThanOrEqual(4)
  })

  test('never exceeds the capacity, and starts in the order of the jobs', async () => {
    const demand = fc.record({
      cpus: fc.integer({ min: 1, max: 5 }),
      memory: fc.integer({ min: 1, max: 1200 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(demand, fc.nat(20))), async (given) => {
        const { jobs, started, most } = watched(
          given.map(([one]) => one),
          given.map(([, turns]) => turns),
        )
        expect(await runWithin(capacity, jobs)).toEqual(given.map((_, index) => index))
        expect(started).toEqual(given.map((_, index) => index))
        expect(most.cpus <= capacity.cpus && most.memory <= capacity.memory).toBe(true)
      }),
    )
  })

  test('awaits the others when one fails', async () => {
    let ended = false
    const later = async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      ended = true
    }
    const demand = { cpus: 1, memory: 1 }
    const jobs = [
      { demand, run: () => Promise.reject(new Error('no engine')) },
      { demand, run: later },
    ]
    await expect(runWithin<unknown>(capacity, jobs)).rejects.toThrow('no engine')
    expect(ended).toBe(true)
  })
})
