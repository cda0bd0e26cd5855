import { afterAll, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionsRunner } from '../../src/publish/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'runner-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the summary is appended to the file', async () => {
  const file = join(folder, 'summary.md')
  writeFileSync(file, 'before\n')
  const runner = await actionsRunner({ GITHUB_STEP_SUMMARY: file })
  await runner.appendSummary('after\n')
  expect(readFileSync(file, 'utf8')).toBe('before\nafter\n')
})

test('a server without summaries is not an error, a file that cannot be written is', async () => {
  await (await actionsRunner({})).appendSummary('x')
  await expect((await actionsRunner({ GITHUB_STEP_SUMMARY: folder })).appendSummary('x')).rejects.toThrow()
})
