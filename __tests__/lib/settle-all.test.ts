import { expect, test } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { settleAll } from '../../src/lib/settle-all.ts'

test('returns the values in order', async () => {
  expect(await settleAll([wait(3, 'a'), Promise.resolve('b')])).toEqual(['a', 'b'])
})

test('rejects as the first in order, after all have ended', async () => {
  const ended: string[] = []
  const slow = wait(5).then(() => ended.push('slow'))
  const works = [slow, Promise.reject(new Error('one')), Promise.reject(new Error('two'))]
  await expect(settleAll(works)).rejects.toThrow('one')
  expect(ended).toEqual(['slow'])
})
