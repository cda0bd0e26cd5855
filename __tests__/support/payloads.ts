/** Payloads of events, of the repository `octo/app` and its pull request 7 from the branch `topic`. */
export const SHA = 'a'.repeat(40)
export const OWN = 'octo/app'
export const FORK = 'mallory/app'

/** `repository`: of its head. */
export const pull = (repository: string, change: object = {}) => ({
  pull_request: {
    number: 7,
    head: { sha: SHA, ref: 'topic', repo: { full_name: repository } },
    base: { ref: 'main', sha: SHA, repo: { full_name: OWN } },
    ...change,
  },
})

/** A run of that pull request has ended. */
export const finished = (repository: string) => ({
  workflow_run: {
    id: 7,
    run_attempt: 1,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'topic',
    head_sha: SHA,
    head_repository: { full_name: repository },
  },
})

export const PAYLOADS = {
  merge_group: { merge_group: { head_sha: SHA, base_sha: SHA, head_ref: 'refs/heads/q' } },
  push: { before: SHA },
  workflow_dispatch: {},
  schedule: { schedule: '0 5 * * 1' },
  release: { release: { tag_name: 'v1' } },
} as const
