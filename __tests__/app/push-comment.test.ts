import { expect, test } from '@jest/globals'
import { withPullRequest } from '../../src/app/push-comment.ts'
import { readContext, type OpenPull } from '../../src/github/index.ts'

const sha = 'a'.repeat(40)
const context = readContext({
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/topic',
  GITHUB_SHA: sha,
  GITHUB_REPOSITORY: 'octo/app',
})
const asked = { commentOnPush: true, token: 't' }
const pull: OpenPull = { number: 7, repository: 'octo/app', branch: 'topic', sha }

async function numberFor(pulls: readonly OpenPull[], inputs = asked, where = context) {
  const queries: string[][] = []
  const openPulls = (owner: string, branch: string) => {
    queries.push([owner, branch])
    return Promise.resolve([...pulls])
  }
  const { context: found, note } = await withPullRequest(where, inputs, () => Promise.resolve({ openPulls }))
  return { number: found.pullRequest, note, queries }
}

test('the open pull request of that branch and commit', async () =>
  expect(await numberFor([pull])).toEqual({ number: 7, note: null, queries: [['octo', 'topic']] }))

test.each<[string, OpenPull[], string]>([
  ['none is open', [], 'No comment: no open pull request has'],
  [
    'it has another commit by now',
    [{ ...pull, sha: 'b'.repeat(40) }],
    'No comment: no open pull request has',
  ],
  ['it is of a fork with the same branch', [{ ...pull, repository: 'mallory/app' }], 'No comment: no open'],
  ['two go to different branches', [pull, { ...pull, number: 8 }], 'No comment: 2 open pull requests'],
])('no comment where %s', async (_, pulls, why) => {
  const { number, note } = await numberFor(pulls)
  expect(number).toBeNull()
  expect(note).toContain(why)
})

test('nothing is asked for unless the setting, a token and a push of a branch are there', async () => {
  const tag = { ...context, branch: null }
  for (const [inputs, where] of [
    [{ ...asked, commentOnPush: false }, context],
    [{ ...asked, token: null as unknown as string }, context],
    [asked, tag],
    [asked, { ...context, event: 'schedule' }],
  ] as const)
    expect(await numberFor([pull], inputs, where)).toEqual({ number: null, note: null, queries: [] })
})

test('a service that fails is a note', async () => {
  const connect = () => Promise.reject(new Error('GitHub answered 503'))
  const { context: same, note } = await withPullRequest(context, asked, connect)
  expect(same).toBe(context)
  expect(note).toBe('No comment: the open pull requests could not be read: GitHub answered 503.')
})
