/** Long work beside short questions: as long as those are answered it may take its time. */
import { expect, test } from '@jest/globals'
import { untilLost, whileAlive } from '../../src/engine/alive.ts'

test('what is done, and what fails, comes through', async () => {
  const ping = () => Promise.resolve()
  expect(await whileAlive(ping, Promise.resolve('done'))).toBe('done')
  await expect(whileAlive(ping, Promise.reject(new Error('refused')))).rejects.toThrow('refused')
})

test('nothing is reported after an abort', async () => {
  const over = new AbortController()
  const lost = untilLost(() => Promise.reject(new Error('gone')), over.signal)
  over.abort()
  expect(await lost).toBeNull()
})
