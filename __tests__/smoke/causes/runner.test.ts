/** What concerns the machine as much as the container: its disk, and ports of its own network. */
import { expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { done, exited, over } from '../../support/evidence.ts'

test('it would have filled the disk', () => {
  const [first] = diagnose(over(exited(137), { filledDisk: 40_000_000_000, waited: 12 }))
  expect(first).toMatchObject({ code: 'disk-full', level: 'fail', confidence: 'proved' })
  expect(first?.message).toBe('it wrote 40.0 GB and would have filled the disk, so it was ended after 12 s')
})

test('on the host’s network something else answered before', () => {
  const [first] = diagnose(done({ takenPorts: [8080] }))
  expect(first).toMatchObject({ code: 'address-in-use', level: 'fail', confidence: 'proved' })
  expect(first?.message).toMatch(/something else answered on port 8080 of the host before/)
})
