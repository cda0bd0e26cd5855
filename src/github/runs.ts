/** Reads what is known of a finished workflow run: its artifacts, its jobs, the pull requests of its branch. */
import { field, list, number, text } from '../lib/json.ts'
import { GitHubError, type Job, type OpenPull, type RunArtifact, type WorkflowRun } from './port.ts'
import { PAGE_SIZE, limits, pages, whole, within, type Reader } from './reads.ts'

export const artifactsOfRun = (reader: Reader, run: number): Promise<RunArtifact[]> =>
  within(reader, async () => {
    const asked = { ...reader.repository, run_id: run, per_page: PAGE_SIZE, ...limits() }
    const { data } = await reader.octokit.rest.actions.listWorkflowRunArtifacts(asked)
    return list(field(data, 'artifacts')).flatMap((one) => {
      const id = number(field(one, 'id'))
      const isExpired = field(one, 'expired') !== false
      return id === null ? [] : [{ id, name: text(field(one, 'name')), isExpired }]
    })
  })

export const workflowRun = (reader: Reader, run: number): Promise<WorkflowRun> =>
  within(reader, async () => {
    const asked = { ...reader.repository, run_id: run, ...limits() }
    const { data } = await reader.octokit.rest.actions.getWorkflowRun(asked)
    return {
      event: whole(data, 'event'),
      branch: text(field(data, 'head_branch')),
      sha: whole(data, 'head_sha'),
    }
  })

/**
 * By the branch's full name: a tag may have the same name. A commit that the branch has, but never ended in, may be one of a
 * pull request that nobody has reviewed by itself.
 */
export const wasTipOf = (reader: Reader, commit: string, branch: string): Promise<boolean> =>
  within(reader, async () => {
    const { octokit, repository } = reader
    const { data } = await octokit.rest.git.getRef({ ...repository, ref: `heads/${branch}`, ...limits() })
    const tip = text(field(data, 'object', 'sha'))
    if (tip === '') throw new GitHubError(0, 'its response has no commit')
    if (tip === commit) return true
    const ref = `refs/heads/${branch}`
    const asked = { ...repository, ref, per_page: PAGE_SIZE, ...limits() }
    const { data: activities } = await octokit.rest.repos.listActivities(asked)
    return list(activities).some((one) => field(one, 'ref') === ref && field(one, 'after') === commit)
  })

export const jobsOf = (reader: Reader, run: number, attempt: number): Promise<Job[]> =>
  pages(reader, async (page) => {
    const asked = { ...reader.repository, run_id: run, attempt_number: attempt, per_page: PAGE_SIZE, page }
    const { data, headers } = await reader.octokit.rest.actions.listJobsForWorkflowRunAttempt({
      ...asked,
      ...limits(),
    })
    return { data: field(data, 'jobs'), headers }
  }).then((rows) =>
    rows.map((row) => ({
      name: text(field(row, 'name')),
      conclusion: text(field(row, 'conclusion')) || null,
    })),
  )

export const openPullsFrom = (reader: Reader, owner: string, branch: string): Promise<OpenPull[]> =>
  pages(reader, (page) =>
    reader.octokit.rest.pulls.list({
      ...reader.repository,
      state: 'open',
      head: `${owner}:${branch}`,
      per_page: PAGE_SIZE,
      page,
      ...limits(),
    }),
  ).then((rows) => rows.flatMap(openPull))

function openPull(row: unknown): OpenPull[] {
  const id = number(field(row, 'number'))
  const head = field(row, 'head')
  if (id === null || field(row, 'state') !== 'open') return []
  return [
    {
      number: id,
      repository: text(field(head, 'repo', 'full_name')) || null,
      branch: text(field(head, 'ref')),
      sha: text(field(head, 'sha')),
    },
  ]
}
