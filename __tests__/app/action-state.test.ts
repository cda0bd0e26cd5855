import { afterAll, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveProof, saveRuns, saveStart, savedRuns } from '../../src/app/action-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'state-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the post step gets the runs of the main step, and the last proof of a fix', () => {
  const env = { GITHUB_STATE: join(folder, 'state') }
  expect(savedRuns({})).toBeNull()
  saveStart(env)
  saveRuns(['one', 'two'], env)
  saveProof('first', env)
  saveProof('second', env)
  const lines = readFileSync(env.GITHUB_STATE, 'utf8').trim().split('\n')
  // as the runner: of one name the last value counts
  const state = Object.fromEntries(
    lines.map((line) => line.split('=', 2)).map(([name = '', value = '']) => [`STATE_${name}`, value]),
  ) as Record<string, string>
  expect(savedRuns(state)).toEqual(['one', 'two', 'second'])
})
