/** A minute of the fuzzer, always from the same seed: `npm run fuzz` takes another each time, and is for more. */
import { expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'

const SECONDS = 60

test('archives that were made to be odd are weighed or refused as they must be', async () => {
  const args = ['fuzz/index.ts', '--seconds', String(SECONDS), '--seed', '777']
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, (_, stdout, stderr) => resolve(stdout + stderr)),
  )
  expect(output).toMatch(/ inputs .* 0 kinds of faults/)
  expect(output).not.toContain('FAULT')
}, 180_000)
