/** A minute of the fuzzer, from another seed each time: `npm run fuzz` is for more. */
import { expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const SECONDS = 60

test('archives that were made to be odd are weighed or refused as they must be', async () => {
  const args = ['fuzz/index.ts', '--seconds', String(SECONDS)]
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => {
    throw new Error(error.stdout)
  })
  expect(stdout).toMatch(/ inputs .* 0 kinds of faults/)
}, 180_000)
