import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Push, Report } from '../../src/core/schema.ts'
import { namePushed } from '../../src/publish/index.ts'
import { flask } from '../support/reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'artifacts-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'artifacts')
const known = join(folder, 'list')
beforeEach(() => {
  writeFileSync(file, '')
  writeFileSync(known, JSON.stringify({ version: 1, subjects: [] }))
})
const env = { GITHUB_ARTIFACTS: file, GITHUB_ARTIFACTS_LIST: known }

const [one, two] = ['1', '2'].map((digit) => `sha256:${digit.repeat(64)}`)
const pushed = (digest: string | null | undefined, refs: string[], more: Partial<Push> = {}): Report => ({
  ...flask,
  push: { digest: digest ?? null, refs, verified: true, failed: [], ...more },
})
const written = () => readFileSync(file, 'utf8')

test('each repository and digest once, without tags', async () => {
  const api = pushed(one, ['ghcr.io/acme/api:1', 'ghcr.io/acme/api:latest', 'acme/api:1'])
  expect(await namePushed([api, api, pushed(two, ['127.0.0.1:5000/web'])], env)).toEqual([])
  expect(written()).toBe(`ghcr.io/acme/api@${one}\ndocker.io/acme/api@${one}\n127.0.0.1:5000/web@${two}\n`)
})

test('nothing that was not pushed or not verified', async () => {
  const reports = [flask, pushed(null, []), pushed(one, ['acme/api:1'], { verified: false })]
  expect(await namePushed(reports, env)).toEqual([])
  expect(written()).toBe('')
})

test('two digests of one repository fail a step of the runner, so it is not named', async () => {
  const reports = [pushed(one, ['acme/all:api', 'acme/api:1']), pushed(two, ['acme/all:web'])]
  expect(await namePushed(reports, env)).toEqual([
    'docker.io/acme/all was not named in $GITHUB_ARTIFACTS, which takes one digest of a repository in a job.',
  ])
  expect(written()).toBe(`docker.io/acme/api@${one}\n`)
})

test('nor one of which an earlier step has named another digest', async () => {
  const before = [{ name: 'docker.io/acme/api', digest: two, kind: 'oci' }]
  writeFileSync(known, JSON.stringify({ version: 1, subjects: before }))
  expect(await namePushed([pushed(one, ['acme/api:1', 'ghcr.io/acme/api:1'])], env)).toHaveLength(1)
  expect(written()).toBe(`ghcr.io/acme/api@${one}\n`)
})

test('a file that cannot be written is a sentence; a runner without it gets none', async () => {
  const api = pushed(one, ['acme/api:1'])
  expect(await namePushed([api], { GITHUB_ARTIFACTS: join(folder, 'missing', 'file') })).toEqual([
    expect.stringMatching(/^The pushed images were not named to the runner in \$GITHUB_ARTIFACTS: ENOENT/),
  ])
  expect(await namePushed([api], {})).toEqual([])
})

test('what earlier steps named cannot be read: nothing is named, and a sentence says so', async () => {
  const unreadable = { ...env, GITHUB_ARTIFACTS_LIST: folder }
  expect(await namePushed([pushed(one, ['acme/api:1'])], unreadable)).toEqual([
    expect.stringContaining('not named to the runner in $GITHUB_ARTIFACTS: EISDIR'),
  ])
  expect(written()).toBe('')
})

test('a file of earlier steps that does not exist names nothing', async () => {
  const missing = { ...env, GITHUB_ARTIFACTS_LIST: join(folder, 'none') }
  expect(await namePushed([pushed(one, ['acme/api:1'])], missing)).toEqual([])
  expect(written()).toBe(`docker.io/acme/api@${one}\n`)
})
