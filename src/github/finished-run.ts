/**
 * The workflow run that a `workflow_run` event is about. GitHub writes the payload; names of branches and repositories in it
 * are chosen by whoever opened the pull request. `pull_requests` is not read: it is empty for forks, and can be forged by
 * the name of a branch.
 */
import { field, text } from '../lib/json.ts'
import { matching, positive, readPayload, sha, type Env } from './context.ts'

export interface FinishedRun {
  id: number
  attempt: number
  /** The event that started it. */
  event: string
  /** `completed`, `in_progress`, … */
  status: string
  /** `success`, `failure`, …; null while it runs. */
  conclusion: string | null
  /** `owner/name` of its code; null for a deleted fork. */
  repository: string | null
  branch: string
  sha: string
}

/** Null where the payload does not say what a `workflow_run` event says. */
export function readFinishedRun(env: Env): FinishedRun | null {
  const run = field(readPayload(env.GITHUB_EVENT_PATH).payload, 'workflow_run')
  const id = positive(field(run, 'id'))
  const commit = sha(field(run, 'head_sha'))
  const branch = text(field(run, 'head_branch'))
  if (id === null || commit === null || branch === '') return null
  return {
    id,
    attempt: positive(field(run, 'run_attempt')) ?? 1,
    event: word(field(run, 'event')) ?? '',
    status: word(field(run, 'status')) ?? '',
    conclusion: word(field(run, 'conclusion')),
    repository: matching(field(run, 'head_repository', 'full_name'), /^[\w.-]+\/[\w.-]+$/),
    branch,
    sha: commit,
  }
}

const word = (value: unknown): string | null => matching(value, /^[a-z_]+$/)
