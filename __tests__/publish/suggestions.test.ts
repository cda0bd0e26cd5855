/** Suggestions in a review of a pull request: which lines, once, and what happens without the permission. */
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Fixes, Report } from '../../src/core/schema.ts'
import { connect, readContext, type Context } from '../../src/github/index.ts'
import { lineInDiff, suggestFixes } from '../../src/publish/suggestions.ts'
import { startGitHub, WORKFLOW, type GitHubServer, type Options } from '../support/github-server.ts'
import { flask } from '../support/reports.ts'

const PATCH = '@@ -1,2 +1,4 @@\n FROM a\n+RUN pip install x\n+RUN rm /y\n CMD z\n@@ -9 +11,2 @@\n b\n+RUN c'
const edit = (before: string, text: string): Fixes['edits'][number] => ({
  file: 'app/Dockerfile',
  line: 90,
  endLine: 90,
  before,
  text,
})
const fixesWith = (...edits: Fixes['edits']): Fixes => ({
  summary: '−6.0 MB, still ready in 0.2 s',
  proven: [],
  notFixed: [],
  before: { onDisk: 2, deadWeight: 1, readySeconds: 1 },
  after: { onDisk: 1, deadWeight: 0, readySeconds: 1 },
  patch: '',
  edits,
})
const report = (fixes: Fixes): Report => ({ ...flask, name: 'app', fixes })
const context: Context = { ...readContext({}), pullRequest: 12, sha: 'a'.repeat(40), repository: 'octo/app' }

let server: GitHubServer | undefined
afterEach(async () => server?.close())

async function suggest(
  fixes: Fixes[],
  options: Options = {},
  more: Partial<Context> = {},
): Promise<{ notes: string[]; github: GitHubServer }> {
  server = await startGitHub({ files: { 'app/Dockerfile': PATCH }, ...options })
  const { url: apiUrl, token, repository } = server
  const notes: string[] = []
  for (const one of fixes)
    notes.push(
      ...(await suggestFixes([report(one)], {
        inputs: { comment: 'always', token },
        context: { ...context, ...more },
        connect: () => connect({ token, apiUrl, repository }),
      })),
    )
  return { notes, github: server }
}

test('an edit whose lines are in the diff, where they are now', async () => {
  const { notes, github } = await suggest([
    fixesWith(
      edit('RUN pip install x\nRUN rm /y\n', 'RUN pip install x \\\n    && rm /y\n'),
      edit('RUN c', 'RUN c ```\n'),
      edit('RUN elsewhere\n', 'x\n'),
    ),
  ])
  expect(notes).toEqual([])
  expect(github.failures).toEqual([])
  expect(github.reviews).toMatchObject([
    {
      body: expect.stringMatching(
        /^Proven fix for `app`: −6\.0 MB.*apply all of them\. Lines that .* patch\.\n<!-- sea-trial:fix [0-9a-f]{32} -->$/,
      ),
      comments: [
        {
          path: 'app/Dockerfile',
          start_line: 2,
          line: 3,
          body: '```suggestion\nRUN pip install x \\\n    && rm /y\n```',
        },
        { path: 'app/Dockerfile', line: 12, body: '````suggestion\nRUN c ```\n````' },
      ],
    },
  ])
})

describe('once', () => {
  const fixes = fixesWith(edit('RUN c', 'RUN d'))
  test('also after another push', async () => {
    const { github } = await suggest([fixes, { ...fixes, summary: 'other' }])
    expect(github.reviews).toHaveLength(1)
    expect(github.failures).toEqual([])
  })
  test('another fix is another review', async () =>
    expect((await suggest([fixes, fixesWith(edit('RUN c', 'RUN e'))])).github.reviews).toHaveLength(2))
  test('a marker that somebody else wrote does not count', async () => {
    const { github } = await suggest([fixes])
    const reviews = github.reviews.map((one) => ({ ...one, author: 'mallory' }))
    await github.close()
    expect((await suggest([fixes], { reviews })).github.reviews).toHaveLength(2)
    await server?.close()
    const own = reviews.map((one) => ({ ...one, author: WORKFLOW.login }))
    expect((await suggest([fixes], { reviews: own })).github.reviews).toHaveLength(1)
  })
})

test.each<[string, Fixes, Partial<Context>]>([
  ['nothing proven', { ...fixesWith(edit('RUN c', 'RUN d')), after: null }, {}],
  ['no pull request', fixesWith(edit('RUN c', 'RUN d')), { pullRequest: null }],
  ['a token that only reads', fixesWith(edit('RUN c', 'RUN d')), { readOnly: 'fork' }],
])('%s: no request', async (_, fixes, more) => {
  const { notes, github } = await suggest([fixes], {}, more)
  expect([notes, github.requests]).toEqual([[], []])
})

test.each([
  ['lines that are not in the diff', edit('RUN other', 'RUN d')],
  ['characters that are not shown', edit('RUN c', 'RUN d\u202e')],
  ['another file', { ...edit('RUN c', 'RUN d'), file: 'Dockerfile' }],
])('%s: no review', async (_, one) => {
  const { notes, github } = await suggest([fixesWith(one)])
  expect([notes, github.reviews]).toEqual([[], []])
})

test('a refusal is a note', async () => {
  const { notes, github } = await suggest([fixesWith(edit('RUN c', 'RUN d'))], {
    scopes: { 'pull-requests': 'read' },
  })
  expect(notes).toEqual([
    expect.stringMatching(
      /^The fixes are in the comment only, not as suggestions: .*Resource not accessible/,
    ),
  ])
  expect(github.reviews).toEqual([])
})

test.each<[string[], number | null]>([
  [['FROM a'], 1],
  [['RUN rm /y', 'CMD z'], 3],
  [['RUN c'], 12],
  [['CMD z', 'b'], null],
  [['x'], null],
])('%j is on line %j', (lines, line) => expect(lineInDiff(PATCH, lines)).toBe(line))

test('lines that are there twice are on no line', () =>
  expect(lineInDiff('@@ -1 +1,2 @@\n a\n+a', ['a'])).toBeNull())
