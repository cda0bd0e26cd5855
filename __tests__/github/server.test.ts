/** The stand-in for GitHub must itself notice what GitHub would refuse. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'

let github: GitHubServer
beforeEach(async () => {
  github = await startGitHub()
})
afterEach(() => github.close())

const COMMENTS = '/repos/octo/app/issues/12/comments'

function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(github.url + path, {
    method,
    headers: {
      authorization: `token ${github.token}`,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

test('a right request is no failure', async () => {
  expect((await send('POST', COMMENTS, { body: 'hello' })).status).toBe(201)
  expect((await send('GET', `${COMMENTS}?per_page=100&page=1`)).status).toBe(200)
  expect(github.failures).toEqual([])
})

test.each<[string, string, string, unknown, Record<string, string>, RegExp]>([
  [
    'a path that GitHub does not have',
    'GET',
    '/repos/octo/app/issues/12/remarks',
    undefined,
    {},
    /is not described/,
  ],
  ['a path that is described, but not served', 'GET', '/repos/octo/app', undefined, {}, /not served here/],
  ['a body without its field', 'POST', COMMENTS, { text: 'x' }, {}, /must have required property 'body'/],
  [
    'a body with a field of its own',
    'POST',
    COMMENTS,
    { body: 'x', title: 'y' },
    {},
    /body title is not described/,
  ],
  ['a field of the wrong type', 'POST', COMMENTS, { body: 1 }, {}, /\/body must be string/],
  ['a body that is no JSON', 'POST', COMMENTS, '{"body":', {}, /not JSON/],
  [
    'a parameter that is not described',
    'GET',
    `${COMMENTS}?perpage=100`,
    undefined,
    {},
    /query perpage is not described/,
  ],
  [
    'a parameter of the wrong type',
    'GET',
    `${COMMENTS}?page=two`,
    undefined,
    {},
    /query page: .*must be integer/,
  ],
  [
    'a path parameter of the wrong type',
    'GET',
    '/repos/octo/app/issues/twelve/comments',
    undefined,
    {},
    /path issue_number/,
  ],
  ['a media type of its own', 'GET', COMMENTS, undefined, { accept: 'text/html' }, /accept is text\/html/],
  [
    'a body with the wrong media type',
    'POST',
    COMMENTS,
    { body: 'x' },
    { 'content-type': 'text/plain' },
    /not sent as JSON/,
  ],
])('%s', async (_, method, path, body, headers, failure) => {
  await send(method, path, body, headers)
  expect(github.failures.join('\n')).toMatch(failure)
})

test('without the token there is no answer', async () => {
  expect((await send('GET', COMMENTS, undefined, { authorization: 'token other' })).status).toBe(401)
})

test('a token without the scope is refused; one scope of several is enough', async () => {
  await github.close()
  github = await startGitHub({ scopes: { 'pull-requests': 'write' } })
  const statuses = [
    await send('POST', COMMENTS, { body: 'x' }),
    await send('GET', '/repos/octo/app/actions/artifacts?name=a'),
    await send('GET', `/repos/octo/app/git/commits/${'c'.repeat(40)}`),
  ].map(({ status }) => status)
  expect(statuses).toEqual([201, 403, 403])
})

test('a fault on the third call only, and somebody else between two calls', async () => {
  await github.close()
  github = await startGitHub({
    faults: [{ method: 'GET', after: 2, status: 502 }],
    meanwhile: (request, acts) => {
      if (request.startsWith('PATCH')) acts.post('octocat', 'hello')
    },
    comments: [{ body: 'x', author: 'octocat' }],
  })
  const get = async () => (await send('GET', COMMENTS)).status
  expect([await get(), await get(), await get(), await get()]).toEqual([200, 200, 502, 200])
  await send('PATCH', '/repos/octo/app/issues/comments/1001', { body: 'y' })
  expect(github.comments.map(({ body }) => body)).toEqual(['y', 'hello'])
})
