import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkOut } from '../../src/baseline/checkout.ts'
import { gitIn } from '../../src/baseline/git.ts'
import { GitRepository } from '../support/git-repository.ts'

const parent = mkdtempSync(join(tmpdir(), 'checkout-'))
const origin = GitRepository.create()
const first = origin.commit('one')
origin.commit('two')
const made = [origin]
afterAll(() => {
  for (const repository of made) repository.remove()
  rmSync(parent, { recursive: true })
})

let folders = 0
async function filesOf(sha: string, { path }: GitRepository): Promise<Record<string, string>> {
  const folder = join(parent, String(++folders))
  mkdirSync(folder)
  const { signal } = new AbortController()
  await checkOut(sha, folder, gitIn({ root: path, env: { PATH: process.env.PATH }, signal, trustedIn: null }))
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

test('the files of a commit, while the working tree and its index stay as they are', async () => {
  const clone = origin.clone()
  made.push(clone)
  const before = [
    clone.git('status', '--porcelain'),
    clone.git('worktree', 'list'),
    clone.git('rev-parse', 'HEAD'),
  ]
  expect(await filesOf(first, clone)).toEqual({ file: 'one\n' })
  expect([
    clone.git('status', '--porcelain'),
    clone.git('worktree', 'list'),
    clone.git('rev-parse', 'HEAD'),
  ]).toEqual(before)
})

test('of a commit that a shallow clone lacks: it is fetched', async () => {
  const clone = origin.clone('--depth=1')
  made.push(clone)
  expect(() => clone.git('cat-file', '-e', first)).toThrow()
  origin.git('config', 'uploadpack.allowReachableSHA1InWant', 'true') // as on GitHub
  expect(await filesOf(first, clone)).toEqual({ file: 'one\n' })
})

test('one sentence where the commit cannot be had', async () => {
  const missing = 'f'.repeat(40)
  await expect(filesOf(missing, origin)).rejects.toThrow(
    'This clone does not have fffffff, and no remote to fetch it from',
  )
  const clone = origin.clone('--depth=1')
  made.push(clone)
  await expect(filesOf(missing, clone)).rejects.toThrow(
    /^This clone does not have fffffff, and it could not be fetched: /,
  )
})
