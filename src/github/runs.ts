/** Reads what is known of a finished workflow run: its artifacts, its jobs, the pull requests of its branch. */
import { field, list, number, text } from '../lib/json.ts'
import type { Job, OpenPull, RunArtifact } from './port.ts'
import { PAGE_SIZE, limits, pages, within, type Reader } from './reads.ts'

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
