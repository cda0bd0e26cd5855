import { expect, test } from '@jest/globals'
import { deadMatrix } from '../../../../src/report/html/client/dead-matrix.ts'

test('adds up by both layers, and leaves out the remainder', () => {
  const row = { path: '/x', cause: 'deleted' as const }
  const { added, killed, at } = deadMatrix([
    { ...row, bytes: 5, addedBy: 3, killedBy: 4 },
    { ...row, bytes: 7, addedBy: 3, killedBy: 4 },
    { ...row, bytes: 1, addedBy: 0, killedBy: 10 },
    { path: '', cause: null, bytes: 99, addedBy: null, killedBy: null },
  ])
  expect([added, killed]).toEqual([
    [0, 3],
    [4, 10],
  ])
  expect([at(3, 4), at(0, 10), at(0, 4)]).toEqual([12, 1, 0])
})
