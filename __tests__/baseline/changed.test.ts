import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changedSince, gitIn } from '../../src/baseline/index.ts'
import { GitRepository } from '../support/git-repository.ts'

const origin = GitRepository.create()
const made = [origin]
afterAll(() => made.forEach((one) => one.remove()))
const git = (root: string) =>
  gitIn({ root, env: process.env, signal: new AbortController().signal, trustedIn: null })

test('what was committed, edited, deleted and added since, without what git ignores', async () => {
  const sha = origin.commit('one', 'kept') && origin.commit('one', 'gone')
  origin.commit('two', 'committed')
  rmSync(join(origin.path, 'gone'))
  writeFileSync(join(origin.path, 'kept'), 'edited\n')
  writeFileSync(join(origin.path, '.gitignore'), 'ignored\n')
  for (const name of ['ignored', 'new\nline']) writeFileSync(join(origin.path, name), '')
  const changed = await changedSince(sha, origin.path, git(origin.path))
  const names = ['.gitignore', 'committed', 'gone', 'kept', 'new\nline'].map((name) =>
    join(origin.path, name),
  )
  expect(changed?.sort()).toEqual(names.sort())
})

test('below a folder of the repository only', async () => {
  const folder = join(origin.path, 'app')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a'), '')
  expect(await changedSince(origin.git('rev-parse', 'HEAD'), folder, git(folder))).toEqual([
    join(folder, 'a'),
  ])
})

test('is not known without the commit, and of what is no commit', async () => {
  const shallow = origin.clone('--depth=1')
  made.push(shallow)
  const parent = origin.git('rev-parse', 'HEAD^')
  for (const sha of [parent, '--output=/tmp/x', 'HEAD', ''])
    expect(await changedSince(sha, shallow.path, git(shallow.path))).toBeNull()
})
