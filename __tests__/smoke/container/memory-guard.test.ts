import { describe, expect, test } from '@jest/globals'
import { outOfMemory } from '../../../src/smoke/causes/exit/out-of-memory.ts'
import { memoryGuard } from '../../../src/smoke/container/memory-guard.ts'
import { evidence, exited } from '../../support/evidence.ts'

const MIB = 1024 ** 2

test.each([
  [undefined, null],
  [256 * MIB, null],
  [1024 * MIB, 768 * MIB],
  [7000 * MIB + 12_345, 6300 * MIB],
  [64_000 * MIB, 62_976 * MIB],
])('of a machine of %j bytes, %j', (memory, guard) =>
  expect(memoryGuard(memory === undefined ? {} : { memory })).toBe(guard),
)

describe('whose limit it is when memory runs out', () => {
  const killed = evidence({ ended: true, ranSeconds: 2, state: exited(137, { oomKilled: true }) })
  const engine = { ...killed.engine, memory: 7000 * MIB }

  test("the guard is reported as Sea Trial's", () => {
    const found = outOfMemory.find({ ...killed, engine })
    expect(found?.message).toBe(
      "it hit Sea Trial's default limit of 6300 MiB (what the machine has, less a reserve) and was killed after 2.0 s",
    )
    expect(found?.fix).toContain('on a machine with more')
  })

  test('a limit that was set is not', () => {
    const inputs = { ...killed.inputs, memory: 64 * MIB }
    expect(outOfMemory.find({ ...killed, engine, inputs })?.message).toContain('its 64 MiB memory limit')
  })

  test("nor is another's", () => {
    const memory = { peak: null, limit: 512 * MIB }
    expect(outOfMemory.find({ ...killed, engine, memory })?.message).toContain('its 512 MiB memory limit')
  })
})
