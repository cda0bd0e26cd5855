/** A container that would have filled the disk was ended by Sea Trial: that it was killed is no fault of its own telling. */
import { expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { exited, over } from '../../support/evidence.ts'

test('it would have filled the disk', () => {
  const [first] = diagnose(over(exited(137), { filledDisk: 40_000_000_000, waited: 12 }))
  expect(first).toMatchObject({ code: 'disk-full', level: 'fail', confidence: 'proved' })
  expect(first?.message).toBe('it wrote 40.0 GB and would have filled the disk, so it was ended after 12 s')
})
