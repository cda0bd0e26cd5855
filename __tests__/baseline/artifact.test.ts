import { afterEach, describe, expect, test } from '@jest/globals'
import { artifactReport } from '../../src/baseline/artifact.ts'
import { connect } from '../../src/github/index.ts'
import { startGitHub, type Fault, type GitHubServer, type StoredArtifact } from '../support/github-server.ts'
import { flask } from '../support/reports.ts'
import { zip } from '../support/zip.ts'

let server: GitHubServer | undefined
afterEach(async () => {
  await server?.close()
  expect(server?.failures ?? []).toEqual([])
  server = undefined
})

const sha = (digit: string) => digit.repeat(40)
const saved = { ...flask, ref: 'main' }
const json = (report: object) => zip({ 'sea-trial-flask.json': JSON.stringify(report) })
const stored = (id: number, of: string, change: Partial<StoredArtifact> = {}): StoredArtifact => ({
  id,
  name: 'sea-trial-report',
  zip: json({ ...saved, sha: sha(of) }),
  branch: 'main',
  sha: sha(of),
  ...change,
})
const expected = {
  name: 'flask',
  platform: 'linux/amd64',
  matrix: [],
  refs: ['main'],
  repository: null,
  own: null,
}
const wanted = { sha: sha('5'), ancestors: [sha('4'), sha('3')] }

async function find(artifacts: StoredArtifact[], faults: Fault[] = []) {
  server = await startGitHub({ artifacts, faults })
  const { url: apiUrl, token, repository } = server
  return artifactReport(() => connect({ token, apiUrl, repository }), wanted, expected)
}

describe('the Report', () => {
  test.each([
    ['of the wanted commit', ['3', '5', '7'], '5'],
    ['of its nearest ancestor', ['3', '4', '7'], '4'],
    ['of the newest run', ['1', '7'], '7'],
  ])('%s is found', async (_, commits, found) => {
    const outcome = await find(commits.map((of, index) => stored(index + 1, of)))
    expect(outcome).toMatchObject({ kind: 'found', report: { name: 'flask', sha: sha(found) } })
  })

  test('in an artifact with the image’s name is preferred', async () => {
    const outcome = await find([stored(1, '5'), stored(2, '4', { name: 'sea-trial-report-flask' })])
    expect(outcome).toMatchObject({ kind: 'found', report: { sha: sha('4') } })
  })
})

describe('no artifact is taken', () => {
  test.each<[string, Partial<StoredArtifact>]>([
    ['of a fork with a branch of that name', { isForeign: true }],
    ['of another branch', { branch: 'feature' }],
    ['that has expired', { isExpired: true }],
    ['of another name', { name: 'logs' }],
  ])('%s', async (_, change) => {
    const outcome = await find([stored(1, '5', change)])
    expect(outcome).toEqual({
      kind: 'nothing',
      note: 'No run of main has an artifact named sea-trial-report',
    })
    expect(server?.requests.some((request) => request.includes('/zip'))).toBe(false)
  })

  test.each([
    ['no zip', Buffer.from('hello'), /no end of central directory/],
    ['no JSON in it', zip({ 'a.txt': 'hello' }), /has 0 JSON files/],
    ['two of them', zip({ 'a.json': '{}', 'b.json': '{}' }), /has 2 JSON files/],
    [
      'a bomb',
      zip({ 'a.json': Buffer.alloc(60_000_000).toString() }),
      /cannot be read, or has more than 50000000/,
    ],
    ['more bytes than are read', Buffer.alloc(17 * 2 ** 20), /has more than 16777216 bytes/],
    ['another JSON', zip({ 'a.json': '{}' }), /is not a Report of Sea Trial/],
    ['another image', json({ ...saved, name: 'other' }), /is of another image, "other"/],
    [
      'a path that leads out',
      zip({ '../../a.json': JSON.stringify({ ...saved, ref: 'x' }) }),
      /of the branch "x"/,
    ],
  ])('with %s', async (_, content, why) => {
    const outcome = await find([stored(1, '5', { zip: content })])
    expect(outcome).toMatchObject({ kind: 'nothing', note: expect.stringMatching(why) })
  })
})

describe('a note, and no error, where', () => {
  test('the token may not read artifacts', async () => {
    const denied = {
      method: 'GET',
      path: '/artifacts',
      status: 403,
      message: 'Resource not accessible by integration',
    }
    expect(await find([stored(1, '5')], [denied])).toEqual({
      kind: 'failed',
      note: 'The token may not read artifacts: the job needs the permission `actions: read`',
    })
  })

  test('GitHub fails again and again', async () => {
    const outcome = await find([], [{ method: 'GET', path: '/artifacts', status: 502, times: 9 }])
    expect(outcome.kind).toBe('failed')
    expect(server?.requests).toHaveLength(2)
  })

  test('one of several downloads fails: the next is taken', async () => {
    const outcome = await find(
      [stored(1, '4'), stored(2, '5')],
      [{ method: 'GET', path: '/artifacts/2/zip', status: 410, message: 'Artifact has expired' }],
    )
    expect(outcome).toMatchObject({ kind: 'found', report: { sha: sha('4') } })
  })
})
