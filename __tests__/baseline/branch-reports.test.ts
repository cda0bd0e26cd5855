/** Which artifacts are believed to be of a run of the branch. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { branchReports, type BranchReport } from '../../src/baseline/branch-reports.ts'
import { connect } from '../../src/github/index.ts'
import {
  startGitHub,
  type GitHubServer,
  type Options,
  type StoredArtifact,
} from '../support/github-server.ts'
import { flask } from '../support/reports.ts'
import { zip } from '../support/zip.ts'

let server: GitHubServer | undefined
afterEach(async () => {
  await server?.close()
  expect(server?.failures ?? []).toEqual([])
  server = undefined
})

const sha = (digit: string) => digit.repeat(40)
const stored = (of: string, change: Partial<StoredArtifact> = {}, report: object = {}): StoredArtifact => ({
  ...{ id: Number(of), run: Number(of), name: 'sea-trial-report', branch: 'main', sha: sha(of) },
  zip: zip({ 'r.json': JSON.stringify({ ...flask, ref: 'main', sha: sha(of), ...report }) }),
  ...change,
})
const expected = { name: 'flask', platform: 'linux/amd64', matrix: [], repository: null }

async function find(artifacts: StoredArtifact[], options: Options = {}): Promise<BranchReport[]> {
  const branches = { main: [sha('1'), sha('2'), sha('3')] }
  server = await startGitHub({ artifacts, branches, ...options })
  const { url: apiUrl, token, repository } = server
  const found: BranchReport[] = []
  for await (const one of branchReports(await connect({ token, apiUrl, repository }), 'main', expected))
    found.push(one)
  return found
}

test('the newest first, of commits that the branch ended in', async () => {
  const found = await find([stored('1'), stored('2', { event: 'schedule' }), stored('3')])
  expect(found.map(({ report }) => report?.sha)).toEqual([sha('3'), sha('2'), sha('1')])
})

test('at most four, of both names', async () => {
  const name = 'sea-trial-report-flask'
  const many = [stored('1'), stored('2', { id: 8 }), stored('3', { id: 6, name }), stored('1', { id: 7 })]
  const found = await find([...many, stored('2', { id: 9, name })])
  expect(found.map(({ report }) => report?.sha)).toEqual(['2', '2', '1', '3'].map(sha))
})

describe('what does not count', () => {
  test.each<[string, StoredArtifact, string]>([
    ['a run of a pull request', stored('1', { event: 'pull_request' }), 'of a run on "pull_request"'],
    ['one of strangers’ code', stored('1', { event: 'pull_request_target' }), 'pull_request_target'],
    ['after another run', stored('1', { event: 'workflow_run' }), 'workflow_run'],
    ['a tag with the name of the branch', stored('9'), 'of a commit that main never ended in'],
    ['another commit in the Report', stored('1', {}, { sha: sha('2') }), 'of another commit'],
    ['another branch in the Report', stored('1', {}, { ref: 'topic' }), 'of the branch "topic"'],
    ['another image', stored('1', {}, { name: 'other' }), 'of another image'],
    ['no Report', stored('1', { zip: Buffer.from('x') }), 'cannot be read'],
  ])('%s', async (_, artifact, why) =>
    expect(await find([artifact])).toEqual([{ report: null, why: expect.stringContaining(why) }]),
  )

  test('forks, other branches and what is expired are not even asked about', async () => {
    const found = await find([
      stored('1', { isForeign: true }),
      stored('2', { branch: 'topic' }),
      stored('3', { isExpired: true }),
    ])
    expect(found).toEqual([])
    expect(server?.requests).toHaveLength(3)
  })

  test('a commit of which GitHub cannot say whether the branch ended in it', async () => {
    const fault = { method: 'GET', path: '/git/ref/', status: 403, times: 9 }
    expect(await find([stored('1')], { faults: [fault] })).toEqual([
      { report: null, why: expect.stringContaining('never ended in') },
    ])
  })
})

test('without the permission to read artifacts it rejects', async () =>
  expect(find([stored('1')], { scopes: { contents: 'read' } })).rejects.toMatchObject({ status: 403 }))
