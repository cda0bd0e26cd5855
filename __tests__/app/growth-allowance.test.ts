/** A label lifts budgets of growth only if someone who may write added it, and that can be checked. */
import { afterEach, expect, test } from '@jest/globals'
import { growthAnswer, needsAllowance } from '../../src/app/growth-allowance.ts'
import { connect } from '../../src/github/index.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { startGitHub, type GitHubServer, type Options } from '../support/github-server.ts'
import { flask } from '../support/reports.ts'

const LABEL = 'sea-trial:allow-growth'
let server: GitHubServer
afterEach(async () => {
  await server.close()
  expect(server.failures).toEqual([])
})

async function ask(options: Options) {
  server = await startGitHub(options)
  const { token, repository, url } = server
  return growthAnswer(LABEL, 12, () => connect({ token, apiUrl: url, repository, clock: fakeClock() }))
}
const added = (by: string, at = '2026-03-02T09:00:00Z') =>
  ({ label: LABEL, event: 'labeled', by, at }) as const
const removed = { label: LABEL, event: 'unlabeled', by: 'octocat' } as const

test.each(['admin', 'write'] as const)('someone with %s allows it', async (permission) => {
  const answer = await ask({ labelEvents: [added('octocat')], permissions: { octocat: permission } })
  expect(answer).toEqual({ allowance: { by: 'octocat', at: '2026-03-02T09:00:00Z' }, notes: [] })
})
test('the last one who added it counts', async () => {
  const labelEvents = [added('octocat'), removed, added('stranger', '2026-03-03T09:00:00Z')]
  const { allowance, notes } = await ask({ labelEvents, permissions: { octocat: 'admin' } })
  expect(allowance).toBeNull()
  expect(notes).toEqual([
    `The label \`${LABEL}\` does not count: \`stranger\`, who added it, may not write to the repository`,
  ])
})
test.each<[string, Options]>([
  ['never added', {}],
  ['removed', { labelEvents: [added('octocat'), removed], permissions: { octocat: 'admin' } }],
  ['another', { labelEvents: [{ ...added('octocat'), label: 'bug' }], permissions: { octocat: 'admin' } }],
])('a label that was %s is none', async (_, options) =>
  expect(await ask(options)).toEqual({ allowance: null, notes: [] }),
)
test.each(['/labels', '/events', '/permission'])(
  'where %s cannot be read, it does not count',
  async (path) => {
    const { allowance, notes } = await ask({
      labelEvents: [added('octocat')],
      permissions: { octocat: 'admin' },
      faults: [
        { method: 'GET', path, status: 403, message: 'Resource not accessible by integration', times: 99 },
      ],
    })
    expect(allowance).toBeNull()
    expect(notes[0]).toContain('could not be checked: Resource not accessible by integration')
  },
)

test('is asked for only where growth exceeds its budget', async () => {
  server = await startGitHub()
  const budget = { name: 'b', unit: 'bytes', limit: 1, value: 2, level: 'fail' } as const
  const needs = (is: 'max' | 'max-growth', state: 'exceeded' | 'open') =>
    needsAllowance({ ...flask, budgets: [{ ...budget, is, state }] })
  expect([needs('max-growth', 'exceeded'), needs('max-growth', 'open'), needs('max', 'exceeded')]).toEqual([
    true,
    false,
    false,
  ])
  expect(needsAllowance(flask)).toBe(false)
})
