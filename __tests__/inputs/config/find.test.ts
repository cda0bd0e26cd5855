import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findConfig, searchFor } from '../../../src/inputs/config/find.ts'

const top = realpathSync(mkdtempSync(join(tmpdir(), 'config-')))
const put = (path: string, text = '') => {
  mkdirSync(dirname(join(top, path)), { recursive: true })
  writeFileSync(join(top, path), text)
}
beforeAll(() => {
  put('repo/.git/HEAD')
  put('repo/.sea-trial.yaml', 'root')
  put('repo/services/api/.sea-trial.json', '{}')
  put('repo/services/web/Dockerfile')
  put('repo/twice/.sea-trial.yml')
  put('repo/twice/.sea-trial.yaml')
  put('repo/big/.sea-trial.yml', ' '.repeat(1_000_001))
  put('repo/sub/.git', 'gitdir: elsewhere')
  put('outside.yml', 'outside')
  mkdirSync(join(top, 'repo/linked'))
  symlinkSync('../../outside.yml', join(top, 'repo/linked/.sea-trial.yml'))
  mkdirSync(join(top, 'repo/folder/.sea-trial.yml'), { recursive: true })
})
afterAll(() => rmSync(top, { recursive: true }))

const find = (folder: string, workspace: string | null = null) =>
  findConfig(searchFor(join(top, folder), workspace))

describe('the file', () => {
  test.each([
    ['repo', '.sea-trial.yaml'],
    ['repo/services/api', 'services/api/.sea-trial.json'],
    ['repo/services/web', '.sea-trial.yaml'],
  ])('of %s is %s', (folder, file) => expect(find(folder)).toMatchObject({ file, text: expect.any(String) }))
  test('is not searched for outside the repository', () => {
    put('alone/Dockerfile')
    expect(find('alone')).toBeNull()
  })
  test.each([
    ['repo/twice', 'are two config files: keep one of them'],
    ['repo/big', 'bytes'],
    ['repo/linked', 'leads out of the repository'],
    ['repo/folder', 'cannot be read'],
  ])('of %s is a mistake', (folder, why) =>
    expect(find(folder)).toMatchObject({ mistake: expect.stringContaining(why) }),
  )
})

test('a submodule in a job’s checkout does not hide the repository’s file', () => {
  expect(searchFor(join(top, 'repo/sub'), null).root).toBe(join(top, 'repo/sub'))
  const inJob = searchFor(join(top, 'repo/sub'), join(top, 'repo'))
  expect(inJob).toMatchObject({
    root: join(top, 'repo'),
    candidates: [
      'sub/.sea-trial.yml',
      'sub/.sea-trial.yaml',
      'sub/.sea-trial.json',
      '.sea-trial.yml',
      '.sea-trial.yaml',
      '.sea-trial.json',
    ],
  })
  // checked out below the workspace
  expect(searchFor(join(top, 'repo/services/api'), top).root).toBe(join(top, 'repo'))
})
