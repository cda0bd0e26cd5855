/** Trials run side by side, but never above the capacity, and in their order. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { slotsOf, type Demand } from '../../src/app/slots.ts'

const capacity: Demand = { cpus: 4, memory: 1000 }

/** Jobs that end after some turns of the event loop, and the most that ran at once. */
async function watch(demands: readonly Demand[], turns: readonly number[] = []) {
  const slots = slotsOf(capacity)
  const started: number[] = []
  const running = new Set<number>()
  const most = { jobs: 0, cpus: 0, memory: 0 }
  const job = async (demand: Demand, index: number) => {
    const giveBack = await slots.take(demand)
    started.push(index)
    running.add(index)
    most.jobs = Math.max(most.jobs, running.size)
    const now = [...running].map((one) => demands[one] ?? capacity)
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
    giveBack()
    giveBack()
  }
  await Promise.all(demands.map(job))
  return { started, most }
}

describe('slots', () => {
  test('give room to what fits together', async () => {
    const { most } = await watch(Array.from({ length: 5 }, () => ({ cpus: 1, memory: 250 })))
    expect(most.jobs).toBe(4)
  })

  test('give room to one demand that is larger than the capacity, alone', async () => {
    const { started, most } = await watch([1, 9, 1].map((cpus) => ({ cpus, memory: 1 })))
    expect(started).toEqual([0, 1, 2])
    expect(most.cpus).toBeLessThanOrEqual(4)
  })

  test('never exceed the capacity, and keep the order', async () => {
    const demand = fc.record({
      cpus: fc.integer({ min: 1, max: 5 }),
      memory: fc.integer({ min: 1, max: 1200 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(demand, fc.nat(20))), async (given) => {
        const { started, most } = await watch(
          given.map(([one]) => one),
          given.map(([, turns]) => turns),
        )
        expect(started).toEqual(given.map((_, index) => index))
        expect(most.cpus <= capacity.cpus && most.memory <= capacity.memory).toBe(true)
      }),
    )
  })
})
