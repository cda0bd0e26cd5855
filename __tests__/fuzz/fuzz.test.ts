/** A minute of the fuzzer, from another seed each time: what it prints of a fault says how to have it again. */
import { expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'

const SECONDS = 60

test('archives that were made to be odd are weighed or refused as they must be', async () => {
  const args = ['fuzz/index.ts', '--seconds', String(SECONDS)]
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, (_, stdout, stderr) => resolve(stdout + stderr)),
  )
  expect(output).toMatch(/ inputs .* 0 kinds of faults/)
  expect(output).not.toContain('FAULT')
}, 180_000)
