/**
 * Reads the run's context from GITHUB_* and the event's payload. Both differ by event, and a payload may be missing,
 * incomplete, or written by whoever triggered it, so every field is checked; missing ones are null.
 */
import { readFileSync } from 'node:fs'
import { messageOf } from '../core/errors.ts'
import { field } from '../lib/json.ts'
import { eventRule } from './events.ts'

export interface Context {
  event: string | null
  /** `owner/name` */
  repository: string | null
  /** The head of the pull request, not its merge with the base. */
  sha: string | null
  /** Branch or tag that `sha` is on, without `refs/heads/`. */
  ref: string | null
  /** Branch that the pull request merges into. */
  baseRef: string | null
  /** Commit of the base branch that a pull request or a merge queue is merged with, as the payload says. */
  baseSha: string | null
  /** GITHUB_SHA: of a pull request, the merge that GitHub made. */
  runSha: string | null
  /** The commit before a push; null for a new branch. */
  before: string | null
  /** The branch that the workflow runs on; null for tags and pull requests. */
  branch: string | null
  defaultBranch: string | null
  /** The pull request to comment on; null when there is none or it cannot be determined safely. */
  pullRequest: number | null
  /** In a merge queue: the pull request of this entry. It has labels, but the run is not of its branch. */
  queuedPullRequest: number | null
  /** The code comes from another repository: the token is then read-only in `pull_request`. */
  fork: boolean
  /** Why the token only reads, unless a setting of the repository or the workflow says otherwise; null if nothing says so. */
  readOnly: 'fork' | 'dependabot' | null
  runUrl: string | null
  run: Run
  serverUrl: string
  /** URL of the folder of the docs, at the version of the action that runs; null if that is not known. */
  docs: string | null
  apiUrl: string
  /** One sentence when the payload is invalid, else null. */
  problem: string | null
}

/** The job that this process runs in. */
export interface Run {
  /** Later runs have higher ids; null if unknown. */
  id: number | null
  /** From 1. */
  attempt: number
  workflow: string | null
  /** The key of the job in the workflow: the same for all legs of a matrix. */
  job: string | null
}

export type Env = Record<string, string | undefined>

export function readContext(env: Env): Context {
  const event = given(env.GITHUB_EVENT_NAME) ?? null
  const { payload, problem } = readPayload(env.GITHUB_EVENT_PATH)
  const repository = matching(env.GITHUB_REPOSITORY, /^[\w.-]+\/[\w.-]+$/)
  const about = (EVENTS[event ?? ''] ?? noPullRequest)(payload, repository)
  const serverUrl = given(env.GITHUB_SERVER_URL) ?? 'https://github.com'
  return {
    event,
    repository,
    sha: about.sha === undefined ? sha(env.GITHUB_SHA) : about.sha,
    ref:
      about.ref === undefined ? (branch(env.GITHUB_HEAD_REF) ?? branch(env.GITHUB_REF)) : branch(about.ref),
    baseRef: branch(about.baseRef) ?? branch(env.GITHUB_BASE_REF),
    baseSha: about.baseSha ?? null,
    runSha: sha(env.GITHUB_SHA),
    before: about.before ?? null,
    branch: branchOf(env.GITHUB_REF),
    defaultBranch: branch(at(payload, 'repository', 'default_branch')),
    pullRequest: about.pullRequest ?? null,
    queuedPullRequest: about.queuedPullRequest ?? null,
    fork: about.fork ?? false,
    readOnly: readOnly(event, about.fork ?? false, env.GITHUB_ACTOR),
    runUrl: runUrl(serverUrl, repository, env),
    run: {
      id: positive(Number(env.GITHUB_RUN_ID)),
      attempt: positive(Number(env.GITHUB_RUN_ATTEMPT)) ?? 1,
      workflow: given(env.GITHUB_WORKFLOW) ?? null,
      job: given(env.GITHUB_JOB) ?? null,
    },
    serverUrl,
    docs: docsUrl(serverUrl, env),
    apiUrl: given(env.GITHUB_API_URL) ?? 'https://api.github.com',
    problem:
      problem ??
      (about.missing
        ? `The payload of the \`${event ?? ''}\` event has no ${about.missing}: the pull request to comment on is unknown`
        : null),
  }
}

/** Re-runs keep the first actor. */
function readOnly(event: string | null, fork: boolean, actor: string | undefined): Context['readOnly'] {
  if (!eventRule(event).isReadOnlyForForks) return null
  return fork ? 'fork' : actor === 'dependabot[bot]' ? 'dependabot' : null
}

interface EventFacts {
  /** Undefined: use the environment's. Null: the environment's is wrong, and the right one is unknown. */
  sha?: string | null
  ref?: unknown
  baseRef?: unknown
  baseSha?: string | null
  before?: string | null
  pullRequest?: number | null
  queuedPullRequest?: number | null
  fork?: boolean
  /** What the payload should contain but does not. */
  missing?: string
}

type EventReader = (payload: unknown, repository: string | null) => EventFacts

const noPullRequest: EventReader = () => ({})

const ofPullRequest: EventReader = (payload, repository) => {
  const pull = at(payload, 'pull_request')
  const number = positive(at(pull, 'number'))
  return {
    sha: sha(at(pull, 'head', 'sha')),
    ref: at(pull, 'head', 'ref'),
    baseRef: at(pull, 'base', 'ref'),
    baseSha: sha(at(pull, 'base', 'sha')),
    pullRequest: number,
    fork:
      pull !== undefined &&
      isFork(at(pull, 'head', 'repo', 'full_name'), at(pull, 'base', 'repo', 'full_name') ?? repository),
    ...(number === null ? { missing: 'valid `pull_request.number`' } : {}),
  }
}

/** Also for comments on issues. GITHUB_SHA is the default branch's, and the payload does not have the head's. */
const ofIssueComment: EventReader = (payload) =>
  at(payload, 'issue', 'pull_request')
    ? { sha: null, ref: null, pullRequest: positive(at(payload, 'issue', 'number')) }
    : {}

const ofMergeGroup: EventReader = (payload) => {
  const group = at(payload, 'merge_group')
  const [ref, baseRef] = [at(group, 'head_ref'), at(group, 'base_ref')]
  const queuedPullRequest = queuedIn(branch(ref), branch(baseRef))
  return { ref, baseRef, baseSha: sha(at(group, 'base_sha')), queuedPullRequest }
}

/** 12 of `gh-readonly-queue/main/pr-12-SHA`. The base is matched as a whole: its name may contain `/pr-1-` too. */
function queuedIn(ref: string | null, base: string | null): number | null {
  const prefix = `gh-readonly-queue/${base ?? ''}/pr-`
  if (ref === null || base === null || !ref.startsWith(prefix)) return null
  const [, number] = /^(\d+)-[0-9a-f]{40}(?:[0-9a-f]{24})?$/.exec(ref.slice(prefix.length)) ?? []
  return positive(Number(number))
}

/** Zeros stand for no commit: the branch is new. */
const ofPush: EventReader = (payload) => {
  const before = sha(at(payload, 'before'))
  return { before: before !== null && /^0+$/.test(before) ? null : before }
}

/** `workflow_run.pull_requests` can be forged by the name of a branch, so it is not read. */
const ofWorkflowRun: EventReader = (payload, repository) => ({
  fork: isFork(at(payload, 'workflow_run', 'head_repository', 'full_name'), repository),
})

const EVENTS: Readonly<Record<string, EventReader>> = {
  pull_request: ofPullRequest,
  pull_request_target: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  issue_comment: ofIssueComment,
  merge_group: ofMergeGroup,
  push: ofPush,
  workflow_run: ofWorkflowRun,
}

export function readPayload(path: string | undefined): { payload: unknown; problem: string | null } {
  if (!path) return { payload: null, problem: null }
  try {
    return { payload: JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')), problem: null }
  } catch (cause) {
    const what = cause instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${messageOf(cause)}`
    return {
      payload: null,
      problem: `The event payload ${path} (GITHUB_EVENT_PATH) ${what}; the pull request is unknown`,
    }
  }
}

/** The value at a path of the payload; undefined where it is missing or null. */
const at = (value: unknown, ...path: string[]): unknown => field(value, ...path) ?? undefined

/** An empty variable counts as not set. */
const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value)

export const matching = (value: unknown, pattern: RegExp): string | null =>
  typeof value === 'string' && pattern.test(value) ? value : null

export const sha = (value: unknown): string | null => matching(value, /^[0-9a-f]{40}([0-9a-f]{24})?$/i)

export const positive = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null

/** True also for a head without a repository: a deleted fork. */
const isFork = (head: unknown, base: unknown): boolean => typeof head !== 'string' || head !== base

const branch = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.replace(/^refs\/(heads|tags)\//, '') : null

/** `main` of `refs/heads/main` */
const branchOf = (ref: string | undefined): string | null =>
  /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1] ?? null

/**
 * Null for an action that is a folder of the checkout, and on GitHub Enterprise Server, where the repository of the action may be
 * on another server.
 */
function docsUrl(serverUrl: string, env: Env): string | null {
  const repository = matching(env.GITHUB_ACTION_REPOSITORY, /^[\w.-]+\/[\w.-]+$/)
  const ref = matching(env.GITHUB_ACTION_REF, /^[\w.-]+(?:\/[\w.-]+)*$/)
  return repository !== null && ref !== null && serverUrl === 'https://github.com'
    ? `${serverUrl}/${repository}/blob/${ref}/docs/`
    : null
}

function runUrl(serverUrl: string, repository: string | null, env: Env): string | null {
  const id = matching(env.GITHUB_RUN_ID, /^\d+$/)
  const attempt = matching(env.GITHUB_RUN_ATTEMPT, /^([2-9]|\d{2,})$/)
  return repository && id
    ? `${serverUrl}/${repository}/actions/runs/${id}${attempt ? `/attempts/${attempt}` : ''}`
    : null
}

/** Whether the code under test may be that of a change which its branch does not have yet. A fork's is one in any event. */
export const isChange = ({ event, pullRequest, fork }: Context): boolean =>
  pullRequest !== null || fork || eventRule(event).isChange
