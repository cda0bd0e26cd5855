/** Runs the fuzzer for a minute, with another seed each time. `FUZZ_SEED=N npm run test:fuzz` repeats a run. */
import { expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'

const SECONDS = 60
const seed = process.env.FUZZ_SEED ?? String(Math.floor(Math.random() * 2 ** 31))
const repeat = `FUZZ_SEED=${seed} npm run test:fuzz`

test('malformed archives are weighed or refused within the limits', async () => {
  process.stderr.write(`fuzz: seed ${seed}; to repeat this run: ${repeat}\n`)
  const args = ['fuzz/index.ts', '--seconds', String(SECONDS), '--seed', seed]
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, (_, stdout, stderr) => resolve(stdout + stderr)),
  )
  const hasPassed = / inputs .* 0 kinds of faults/.test(output) && !output.includes('FAULT')
  expect({ repeat, output, hasPassed }).toEqual({ repeat, output, hasPassed: true })
}, 180_000)
