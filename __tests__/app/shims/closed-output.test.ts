/** A reader that closes its end of the output early, as `| head` does. */
import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'

test('it does not end the program early: the exit code is its own', async () => {
  const child = spawn(process.execPath, ['src/index.ts', '--port', 'none'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.destroy()
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code).toBe(2) // wrong settings
})
