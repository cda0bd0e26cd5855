/** With GitHub's own client of the Actions cache, against a service on 127.0.0.1. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entryKey, entryPrefix, packReport } from '../../src/baseline/entry.ts'
import { cachedReport, saveReport, type ReportCache } from '../../src/baseline/report-cache.ts'
import type { Report } from '../../src/core/schema.ts'
import { startCacheService, type CacheService } from '../support/cache-service.ts'
import { flask } from '../support/reports.ts'

const SCOPES = ['refs/pull/12/merge', 'refs/heads/main']
const folder = mkdtempSync(join(tmpdir(), 'report-cache-'))
afterAll(() => rmSync(folder, { recursive: true }))

let service: CacheService
beforeEach(async () => {
  service = await startCacheService(SCOPES)
})
afterEach(async () => {
  await service.close()
  expect(readdirSync(folder)).toEqual([])
})

/** The client alone; `start.test.ts` starts it through the entry. */
const CLIENT = join(import.meta.dirname, '../support/cache-client.ts')
/** Of all entries: the client makes it from the path and the compression. */
const VERSION = createHash('sha256').update('sea-trial-report|gzip|1.0').digest('hex')

const sha = (digit: string) => digit.repeat(40)
const kind = { name: 'flask', platform: 'linux/amd64', matrix: [] }
const saved = (of: string, change: Partial<Report> = {}): Report => ({
  ...flask,
  ref: 'main',
  sha: sha(of),
  ...change,
})
const wanted = { sha: sha('5'), ancestors: [sha('4'), sha('3')], branch: 'main' }
const expected = { ...kind, refs: ['main'], repository: 'octo/app', own: null }
const cacheOf = (change: Partial<ReportCache> = {}): ReportCache => ({
  ...kind,
  script: CLIENT,
  env: service.env,
  tempDir: folder,
  signal: new AbortController().signal,
  ...change,
})
const save = () => saveReport(cacheOf(), saved('5'), sha('5'))
/** What an earlier run saved. */
const store = async (
  of: string,
  { scope = 'refs/heads/main', content = null as Buffer | number | null } = {},
) =>
  void service.entries.push({
    key: entryKey(kind, sha(of)),
    version: VERSION,
    content: content ?? (await packReport(saved(of))),
    scope,
  })
const find = (change: Partial<ReportCache> = {}) => cachedReport(cacheOf(change), wanted, expected)

describe('a saved Report', () => {
  test('is found again without its logs, in one call, under keys of our own', async () => {
    expect(await save()).toBeNull()
    expect(service.entries).toMatchObject([{ version: VERSION, scope: SCOPES[0] }])
    const { kind: outcome, report } = { report: null, ...(await find()) }
    expect(outcome).toBe('found')
    expect(report).toMatchObject({
      sha: sha('5'),
      image: flask.image,
      smoke: { log: { tail: [], lines: 3 } },
    })
    expect(service.calls).toEqual([
      `CreateCacheEntry ${entryKey(kind, sha('5'))}`,
      `GetCacheEntryDownloadURL ${['5', '4', '3'].map((of) => entryKey(kind, sha(of))).join(',')},${entryPrefix(kind)}`,
    ])
  })

  test('of the nearest ancestor is found, else the newest', async () => {
    await store('7')
    expect(await find()).toMatchObject({ kind: 'found', report: { sha: sha('7') } })
    await store('3')
    expect(await find()).toMatchObject({ kind: 'found', report: { sha: sha('3') } })
  })

  test('is not replaced by a later run of the same commit', async () => {
    await store('5')
    expect(await save()).toMatch(/^Failed to save: Unable to reserve/)
  })
})

test('nothing is found in an empty cache', async () =>
  expect(await find()).toEqual({
    kind: 'nothing',
    note: 'No Report of `main` is saved yet: a run of this workflow on `push` to it saves one',
  }))

describe('a service that', () => {
  test('responds with 503 costs the time limit and a note', async () => {
    service.misbehaviour.status = 503
    const outcome = await find({ seconds: 4 })
    expect(outcome.kind).toBe('failed')
    expect('note' in outcome && outcome.note).toMatch(/did not answer within 4 s/)
    expect(await saveReport(cacheOf({ seconds: 4 }), saved('5'), sha('5'))).toMatch(
      /did not answer within 4 s/,
    )
  })

  test('never responds costs the time limit and a note', async () => {
    service.misbehaviour.hangs = true
    const began = performance.now()
    expect(await find({ seconds: 3 })).toEqual({
      kind: 'failed',
      note: 'The cache service did not answer within 3 s',
    })
    expect(performance.now() - began).toBeLessThan(8000)
  })

  test('denies writing', async () => {
    service.misbehaviour.isReadOnly = true
    expect(await save()).toContain('cache write denied: the token is read-only')
  })

  test.each([
    ['read', 'write-only'],
    ['none', 'none'],
  ])('the runner closed is not called (save with %s, restore with %s)', async (forSave, forRestore) => {
    const env = (mode: string) => ({ env: { ...service.env, ACTIONS_CACHE_MODE: mode } })
    expect(await saveReport(cacheOf(env(forSave)), saved('5'), sha('5'))).toMatch(/does not permit writes/)
    expect(await find(env(forRestore))).toMatchObject({
      note: expect.stringMatching(/does not permit reads/),
    })
    expect(service.calls).toEqual([])
  })

  test('is not there', async () => {
    expect(await find({ env: {} })).toEqual({ kind: 'skipped', note: 'This runner offers no Actions cache' })
    expect(await saveReport(cacheOf({ env: {} }), saved('5'), sha('5'))).toBe(
      'This runner offers no Actions cache',
    )
  })

  test('is cancelled with the run', async () => {
    service.misbehaviour.hangs = true
    const cancel = new AbortController()
    setTimeout(() => cancel.abort(), 500)
    expect((await find({ signal: cancel.signal })).kind).not.toBe('found')
  })
})

describe('a poisoned entry', () => {
  /** Where a pull request can put it: in its own scope, which is read first. */
  const poison = (content: Buffer | number) => store('5', { scope: 'refs/pull/12/merge', content })

  test('that is a tar archive writes nothing, with any paths in it', async () => {
    const place = mkdtempSync(join(tmpdir(), 'target-'))
    mkdirSync(join(place, 'source'))
    writeFileSync(join(place, 'source', 'escaped'), 'x')
    const names = [`${place}/escaped`, '../../../../escaped', 'sea-trial-report']
    const tar = names.map((name) => ['--transform', `s,^source/escaped$,${name},`])
    for (const transform of tar) {
      const archive = execFileSync('tar', ['-czPf', '-', ...transform, 'source/escaped'], { cwd: place })
      await poison(archive)
      await expect(find()).rejects.toThrow('The baseline from the Actions cache is not JSON')
      service.entries.length = 0
    }
    expect(existsSync(join(place, 'escaped'))).toBe(false)
    rmSync(place, { recursive: true })
  })

  test('of 1 GB is not downloaded to its end', async () => {
    await poison(2 ** 30)
    expect(await find()).toEqual({ kind: 'failed', note: 'The entry is larger than 16 MiB' })
  })

  test.each<[string, Partial<Report>, RegExp]>([
    ['another repository', { repository: 'mallory/app' }, /another repository/],
    ['another image', { name: 'x' }, /another image/],
    ['a pull request', { ref: 'feature' }, /of the branch "feature", not of main/],
  ])('with the Report of %s is not taken', async (_, change, why) => {
    await poison(await packReport(saved('5', change)))
    expect(await find()).toMatchObject({ kind: 'nothing', note: expect.stringMatching(why) })
  })
})

test('the client gets no variable of the job but those for the cache', async () => {
  const script = join(folder, 'print.mjs')
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs'\nwriteFileSync('${folder}/env', Object.keys(process.env).sort().join(' '))`,
  )
  await find({
    script,
    env: { ...service.env, GITHUB_TOKEN: 't', INPUT_TOKEN: 't', AWS_SECRET: 's', NODE_OPTIONS: '-r x' },
  })
  expect(readFileSync(join(folder, 'env'), 'utf8')).toBe(
    'ACTIONS_CACHE_SERVICE_V2 ACTIONS_RESULTS_URL ACTIONS_RUNTIME_TOKEN ENTRY GITHUB_SERVER_URL GITHUB_WORKSPACE HOME PATH RUNNER_TEMP',
  )
  for (const name of ['env', 'print.mjs']) rmSync(join(folder, name))
})
