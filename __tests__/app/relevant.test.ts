/** When a trial of the base branch counts for a pull request: GitHub's services on 127.0.0.1, digests of images as a table. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkRelevant, withRelevant, type Checked } from '../../src/app/relevant.ts'
import { openRun } from '../../src/app/session.ts'
import { Report, type Relevant } from '../../src/core/schema.ts'
import { readRequest } from '../../src/inputs/index.ts'
import { hostPlatform } from '../../src/platform/name.ts'
import { startGitHub, type GitHubServer, type StoredArtifact } from '../support/github-server.ts'
import { flask, flaskImage } from '../support/reports.ts'
import { zip } from '../support/zip.ts'
import '../support/contract-readers.ts'

const [BASE, HEAD] = ['b', 'c'].map((digit) => digit.repeat(40)) as [string, string]
const ONE = `sha256:${'1'.repeat(64)}`
const TWO = `sha256:${'2'.repeat(64)}`

let folder: string
let github: GitHubServer
let artifacts: StoredArtifact[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relevant-'))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, '.dockerignore'), '.git\nREADME.md\nevent.json\n')
  writeFileSync(join(folder, 'Dockerfile'), 'FROM python:3.10\nCOPY . .\n')
  writeFileSync(join(folder, 'app.py'), 'print(1)')
  artifacts = []
  github = await startGitHub({ artifacts, branches: { main: [BASE] } })
})
afterEach(async () => {
  await github.close()
  rmSync(folder, { recursive: true })
  expect(github.failures).toEqual([])
})

interface Settings {
  inputs?: Record<string, string>
  env?: Record<string, string>
  digest?: string | Error
}

async function check(
  event: string,
  { inputs = {}, env = {}, digest = ONE }: Settings = {},
): Promise<Checked & { output: string }> {
  const base = { ref: 'main', sha: BASE, repo: { full_name: github.repository } }
  const head = { ref: 'topic', sha: HEAD, repo: { full_name: github.repository } }
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 12, head, base } }))
  const given = { relevant: 'auto', path: '.', name: 'flask', token: github.token, ...inputs }
  const all = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.url,
    GITHUB_SHA: BASE,
    GITHUB_REF: 'refs/heads/main',
    ...Object.fromEntries(Object.entries(given).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    ...env,
  }
  const request = readRequest('action', [], all, folder, '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  let output = ''
  const write = (text: string) => (output += text) !== ''
  const stream = { ...process.stderr, isTTY: false, write } as unknown as typeof process.stderr
  const script = join(import.meta.dirname, 'relevant.test.ts')
  const run = openRun(
    'action',
    { script, args: [], env: all, cwd: folder, stdout: stream, stderr: stream },
    request.inputs,
  )
  try {
    const asked = () => (digest instanceof Error ? Promise.reject(digest) : Promise.resolve(digest))
    const checked = await checkRelevant(request.inputs, run, { digest: asked })
    return { ...checked, output }
  } finally {
    await run.close()
  }
}

/** A trial of the base branch passed with this. */
function store(relevant: Relevant | null, change: Partial<Report> = {}): void {
  const report: Report = {
    ...flask,
    ...{
      ref: 'main',
      sha: BASE,
      at: new Date(Date.now() - 7_200_000).toISOString(),
      relevant: relevant ?? undefined,
    },
    image: { ...flaskImage, platform: hostPlatform() },
    ...change,
  }
  artifacts.push({
    ...{ id: 1, name: 'sea-trial-report', branch: 'main', sha: BASE },
    zip: zip({ 'r.json': JSON.stringify(report) }),
  })
}
const storeFrom = async (settings: Settings = {}, change: Partial<Report> = {}) =>
  store((await check('push', settings)).relevant, change)

test('a push only says what its result depends on', async () => {
  const { passed, relevant } = await check('push')
  expect(passed).toBeNull()
  expect(relevant).toMatchObject({ images: [{ ref: 'python:3.10', digest: ONE }] })
  expect(github.requests).toEqual([])
})

test.each(['release', 'issue_comment'])('on %s it is not looked for', async (event) =>
  expect(await check(event)).toMatchObject({ passed: null, relevant: null, output: '' }),
)

test('a pull request that changes nothing that matters passes with that Report', async () => {
  await storeFrom()
  writeFileSync(join(folder, 'README.md'), 'more')
  const { passed } = await check('pull_request')
  expect(Report.parse(passed)).toMatchObject({
    ...{ verdict: 'pass', headline: flask.headline, sha: HEAD, ref: 'topic' },
    unchangedSince: { ref: 'main', sha: BASE },
    baseline: { source: 'artifact', sha: BASE },
    delta: { why: null, layers: [], findingsBefore: flask.findings.map(({ code }) => code) },
  })
})

describe('a full trial is needed', () => {
  test.each<[string, Settings, () => void, string]>([
    [
      'a changed file',
      {},
      () => writeFileSync(join(folder, 'app.py'), 'print(2)'),
      'files of the build changed',
    ],
    ['another base', { digest: TWO }, () => {}, 'python:3.10 is another image'],
    [
      'an unknown base',
      { digest: new Error('down') },
      () => {},
      'the digest of python:3.10 is not known: down',
    ],
    ['another setting', { inputs: { soak: '1s' } }, () => {}, 'the settings are not those'],
    [
      'a variable',
      { inputs: { 'build-args': 'A' }, env: { A: '2' } },
      () => {},
      'the settings are not those',
    ],
    ['a doubtful setting', { inputs: { 'keep-running': 'true' } }, () => {}, '`keep-running`'],
    ['a doubtful build', { inputs: { pull: 'true' } }, () => {}, '`pull`'],
  ])('for %s', async (_, settings, change, why) => {
    await storeFrom()
    change()
    const { passed, output } = await check('pull_request', settings)
    expect(passed).toBeNull()
    expect(output).toContain(`a full trial is needed: ${why}`)
  })

  test.each<[string, Partial<Report>, string]>([
    ['that failed', { verdict: 'fail' }, 'did not pass'],
    ['that is old', { at: '2026-01-01T00:00:00.000Z' }, 'older than 7 days'],
  ])('after one %s', async (_, change, why) => {
    await storeFrom({}, change)
    const { passed, output } = await check('pull_request')
    expect(passed).toBeNull()
    expect(output).toContain(why)
  })

  test('after one that does not say what it depends on, or by another version', async () => {
    store(null)
    expect((await check('pull_request')).output).toContain('does not say what it depends on')
    const { relevant } = await check('push')
    artifacts.pop()
    store(relevant && { ...relevant, program: 'other' })
    expect((await check('pull_request')).output).toContain('by another version of Sea Trial')
  })

  test('without any', async () =>
    expect((await check('pull_request')).output).toContain(
      'no run of main with `relevant: auto` has left its Report',
    ))
})

describe('changed', () => {
  const changed = { inputs: { relevant: 'off', changed: 'true' } }

  test('a push passes with an earlier Report of its branch, and a schedule does not', async () => {
    await storeFrom(changed)
    const { passed, relevant, output } = await check('push', changed)
    expect(passed).toMatchObject({ verdict: 'pass', unchangedSince: { ref: 'main', sha: BASE } })
    expect(passed?.relevant).toEqual(relevant)
    expect(output).toContain(`skipped: nothing that matters has changed since main@${BASE.slice(0, 7)}`)
    expect((await check('schedule', changed)).passed).toBeNull()
  })

  test('the trial counts that was done, not the Reports that only passed it on', async () => {
    const tried = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const { relevant } = await check('push', changed)
    store(relevant, { unchangedSince: { ref: 'main', sha: HEAD, at: tried(2) } })
    const { passed } = await check('push', changed)
    expect(passed?.unchangedSince).toEqual({ ref: 'main', sha: HEAD, at: expect.any(String) })
    artifacts.pop()
    store(relevant, { unchangedSince: { ref: 'main', sha: HEAD, at: tried(8) } })
    expect((await check('push', changed)).output).toContain('older than 7 days')
  })

  test('with push, only a trial whose image was pushed counts', async () => {
    const push = { inputs: { ...changed.inputs, push: 'true', tags: 'localhost:5000/acme/flask:1' } }
    const { relevant } = await check('push', push)
    const pushed = { digest: ONE, refs: [], verified: true, failed: [] }
    store(relevant, { push: { ...pushed, digest: null, skipped: 'another image did not pass' } })
    expect((await check('push', push)).output).toContain('the image was not pushed by the run of main@')
    artifacts.pop()
    store(relevant, { push: pushed })
    expect((await check('push', push)).passed?.push).toEqual(pushed)
  })

  describe('on a laptop', () => {
    const laptop = { env: { GITHUB_EVENT_NAME: '', GITHUB_ACTIONS: '' } }
    const local = (baseline: string) => ({
      ...laptop,
      inputs: { ...changed.inputs, baseline },
    })
    const write = (report: Partial<Report>) =>
      writeFileSync(
        join(folder, 'event.json.report.json'),
        JSON.stringify({ ...flask, image: { ...flaskImage, platform: hostPlatform() }, ...report }),
      )
    beforeEach(() => writeFileSync(join(folder, '.dockerignore'), '.git\n*.json\n'))

    test('the Report that --baseline names counts, and after a change it does not', async () => {
      write({})
      const { relevant } = await check('', local('./event.json.report.json'))
      expect(relevant).not.toBeNull()
      write({ relevant: relevant ?? undefined, at: new Date().toISOString() })
      const { passed } = await check('', local('./event.json.report.json'))
      expect(passed).toMatchObject({ verdict: 'pass', baseline: { source: 'file' } })
      writeFileSync(join(folder, 'app.py'), 'print(2)')
      const { passed: none, output } = await check('', local('./event.json.report.json'))
      expect([none, output]).toEqual([null, expect.stringContaining('files of the build changed')])
    })

    test('one of another image does not, and without one the sentence says what to give', async () => {
      write({ name: 'other' })
      expect((await check('', local('./event.json.report.json'))).output).toContain(
        'has no Report of this image',
      )
      expect((await check('', { ...laptop, ...changed })).output).toContain('give --baseline FILE')
    })
  })

  test('in a workflow no file counts, because a pull request could write it', async () => {
    writeFileSync(join(folder, 'r.json'), JSON.stringify(flask))
    const { passed, output } = await check('pull_request', {
      inputs: { ...changed.inputs, baseline: './r.json' },
    })
    expect([passed, output]).toEqual([null, expect.stringContaining('a workflow does not rely on the file')])
  })
})

describe('settings that differ in each run do not count', () => {
  test.each<[string, Settings, Settings]>([
    ['the value of a secret', { inputs: { secrets: 'a=value-one' } }, { inputs: { secrets: 'a=value-two' } }],
    ['what a preset picks at random', { inputs: { preset: 'heroku' } }, { inputs: { preset: 'heroku' } }],
    ['where results go to', {}, { inputs: { comment: 'never', sarif: 'x.sarif', 'growth-label': 'x' } }],
  ])('%s', async (_, first, second) => {
    await storeFrom(first)
    const { passed, output } = await check('pull_request', second)
    expect({ verdict: passed?.verdict, output }).toEqual({ verdict: 'pass', output })
  })

  test('but whether a secret is set does', async () => {
    await storeFrom({ inputs: { 'secret-envs': 'a=A' }, env: { A: 'value-one' } })
    const inputs = { 'secret-envs': 'a=A' }
    expect((await check('pull_request', { inputs, env: { A: 'value-two' } })).passed).not.toBeNull()
    expect((await check('pull_request', { inputs, env: { A: '' } })).passed).toBeNull()
  })
})

describe('the Report of a full trial says what it depends on', () => {
  const relevant: Relevant = {
    files: 'a',
    settings: 'b',
    program: 'c',
    images: [{ ref: 'python:3.10', digest: ONE }],
  }
  const engineWith = (digests: string[] | null) => ({
    image: () => Promise.resolve(digests && { ...flaskImage, digests }) as never,
  })

  test.each<[string, Report, string[] | null, boolean]>([
    ['if the engine does not have the base', flask, null, true],
    ['if it has the same', flask, [`python@${ONE}`], true],
    ['not if it has another', flask, [`python@${TWO}`], false],
    ['not if it has one of its own', flask, [], false],
    ['not if it failed', { ...flask, verdict: 'fail' }, null, false],
  ])('%s', async (_, report, digests, says) => {
    const { relevant: found } = await withRelevant(report, relevant, engineWith(digests))
    expect(found).toEqual(says ? relevant : undefined)
  })

  test('not where nothing is known', async () => expect(await withRelevant(flask, null, null)).toBe(flask))
})
