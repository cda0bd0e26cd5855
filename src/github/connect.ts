/** Implements the GitHub port with Octokit, which is loaded on the first connection: most runs do not need it. */
import { systemClock, type Clock } from '../core/clock.ts'
import { field, list, number, text } from '../lib/json.ts'
import { GitHubError, type Artifact, type Comment, type GitHub } from './port.ts'
import { artifactsOfRun, jobsOf, openPullsFrom, wasTipOf, workflowRun } from './runs.ts'
import { createReview, pullFilesOf, reviewsOf } from './reviews.ts'
import {
  commentDeletionsOf,
  commitOf,
  fileAt,
  hasCommit,
  labelEventsOf,
  labelsOf,
  permissionOf,
} from './reads.ts'
import { asGitHubError, isUncertain, limits, retryDeadline, withRetries, retryAfter } from './retry.ts'

export interface Connection {
  token: string
  /** `https://api.github.com`, or an Enterprise Server's `https://host/api/v3`. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  clock?: Clock
}

const PAGE_SIZE = 100
const MAX_PAGES = 300
/** Seconds to wait, after each failure, before checking whether the comment was added. */
const CHECK_AFTER = [1, 2, 4]

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>

export async function connect({
  token,
  apiUrl,
  repository,
  clock = systemClock,
}: Connection): Promise<GitHub> {
  // The import reads the event's payload and fails when that is not JSON; without a payload nothing connects.
  const { getOctokit } = await import('@actions/github')
  // `request` options here would replace those for proxies, so they are passed with each call.
  const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), userAgent: 'sea-trial' })
  const [owner = '', repo = ''] = repository.split('/')
  const target = { owner, repo }
  const reader = { octokit, clock, repository: target }
  const tries = { octokit, clock, deadline: retryDeadline(clock) }
  return {
    comments: (issue, since) =>
      pagesOf(tries, { ...target, issue_number: issue, ...(since ? { since } : {}) }),
    createComment: (issue, body) => create(tries, { ...target, issue_number: issue }, body),
    updateComment: (id, body) => update(tries, { ...target, comment_id: id }, body),
    deleteComment: (id) => remove(tries, { ...target, comment_id: id }),
    commentDeletions: (issue) => commentDeletionsOf(reader, issue),
    user: () => withRetries(() => userOf(octokit), clock),
    viewer: () => withRetries(() => viewerOf(octokit), clock),
    file: (path, commit) => fileAt(reader, path, commit),
    commit: (ref) => commitOf(reader, ref),
    hasCommit: (commit) => hasCommit(reader, commit),
    labels: (issue) => labelsOf(reader, issue),
    labelEvents: (issue) => labelEventsOf(reader, issue),
    permission: (login) => permissionOf(reader, login),
    artifacts: (name) => withRetries(() => artifactsOf(octokit, target, name), clock, FEW),
    workflowRun: (run) => workflowRun(reader, run),
    wasTipOf: (commit, branch) => wasTipOf(reader, commit, branch),
    runArtifacts: (run) => artifactsOfRun(reader, run),
    jobs: (run, attempt) => jobsOf(reader, run, attempt),
    openPulls: (from, branch) => openPullsFrom(reader, from, branch),
    pullFiles: (pull) => pullFilesOf(reader, pull),
    reviews: (pull) => reviewsOf(reader, pull),
    createReview: (...review) => createReview(reader, ...review),
    artifact: (id, most) => withRetries(() => download(octokit, target, id, most), clock, FEW),
  }
}

interface Repository {
  owner: string
  repo: string
}
type Issue = Repository & { issue_number: number; since?: string }
type Target = Repository & { comment_id: number }

/** For calls that a run can do without. */
const FEW = { faults: 1 }
const NEWEST = 30

async function artifactsOf(octokit: Octokit, repository: Repository, name: string): Promise<Artifact[]> {
  const asked = { ...repository, name, per_page: NEWEST, ...limits() }
  const { data } = await octokit.rest.actions.listArtifactsForRepo(asked)
  const rows: unknown = field(data, 'artifacts')
  if (!Array.isArray(rows)) throw new GitHubError(0, 'its response is not a list of artifacts')
  return list(rows).flatMap((one) => {
    const id = number(field(one, 'id'))
    const run = field(one, 'workflow_run')
    const [own, head] = [field(run, 'repository_id'), field(run, 'head_repository_id')]
    const [branch, sha] = [text(field(run, 'head_branch')), text(field(run, 'head_sha'))]
    const isOwn = typeof own === 'number' && own === head
    const isExpired = field(one, 'expired') !== false
    return id === null ? [] : [{ id, isExpired, branch, sha, isOwn, run: number(field(run, 'id')) }]
  })
}

/** The storage that GitHub redirects to gets no token: fetch removes it for another host. */
async function download(octokit: Octokit, repository: Repository, id: number, most: number): Promise<Buffer> {
  const { signal } = limits().request
  const request = { signal, parseSuccessResponseBody: false }
  const asked = { ...repository, artifact_id: id, archive_format: 'zip', request }
  const { data } = await octokit.rest.actions.downloadArtifact(asked)
  return bounded(data as ReadableStream<Uint8Array>, most) // as the option of the request says
}

async function bounded(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of stream) {
    total += chunk.length
    if (total > most) throw new GitHubError(200, `the artifact has more than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Calls that share the time for their retries. */
interface Tries {
  octokit: Octokit
  clock: Clock
  deadline: number
}

async function* pagesOf({ octokit, clock, deadline }: Tries, issue: Issue): AsyncGenerator<Comment[]> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { rows, isLast } = await withRetries(() => pageOf(octokit, issue, page), clock, { deadline })
    yield rows
    if (isLast) return
  }
}

/** Octokit returns an incomplete body, or one that is not JSON, as text: an error as if there were no response. */
async function pageOf(
  octokit: Octokit,
  issue: Issue,
  page: number,
): Promise<{ rows: Comment[]; isLast: boolean }> {
  const asked = { ...issue, per_page: PAGE_SIZE, page, ...limits() }
  const { data, headers } = await octokit.rest.issues.listComments(asked)
  if (!Array.isArray(data)) throw new GitHubError(0, 'its response is not a list of comments')
  const isLast = headers.link ? !headers.link.includes('rel="next"') : data.length < PAGE_SIZE
  return { rows: data.map(commentOf), isLast }
}

/** A failed request may have added the comment, so the comments are read before the next try. */
async function create(tries: Tries, issue: Issue, body: string): Promise<Comment> {
  const { octokit, clock, deadline } = tries
  for (let failures = 0; ; failures++) {
    try {
      return await withRetries(() => tryCreate(octokit, issue, body), clock, { faults: 0, deadline })
    } catch (cause) {
      const error = asGitHubError(cause)
      const wait = Math.max(CHECK_AFTER[failures] ?? Infinity, retryAfter(error, clock) ?? 0)
      if (!isUncertain(error) || clock.now() + wait > deadline) throw error
      await clock.sleep(wait)
      for await (const page of pagesOf(tries, issue)) {
        const added = page.findLast((comment) => comment.body.trim() === body.trim())
        if (added) return added
      }
    }
  }
}

async function tryCreate(octokit: Octokit, issue: Issue, body: string): Promise<Comment> {
  const { data } = await octokit.rest.issues.createComment({ ...issue, body, ...limits() })
  return commentOf(data)
}

function update(
  { octokit, clock, deadline }: Tries,
  target: Target,
  bodyFor: (tries: number) => Promise<string>,
): Promise<Comment> {
  let tries = 0
  return withRetries(
    async () => {
      const body = await bodyFor(tries++)
      const { data } = await octokit.rest.issues.updateComment({ ...target, body, ...limits() })
      return commentOf(data)
    },
    clock,
    { deadline },
  )
}

async function remove({ octokit, clock, deadline }: Tries, target: Target): Promise<void> {
  await withRetries(
    async () => {
      try {
        await octokit.rest.issues.deleteComment({ ...target, ...limits() })
      } catch (cause) {
        if (asGitHubError(cause).status !== 404) throw cause
      }
    },
    clock,
    { deadline },
  )
}

/** Null for tokens of apps and workflows, which may not call this (403), and for servers without the endpoint (404). */
async function userOf(octokit: Octokit): Promise<string | null> {
  try {
    const { data } = await octokit.rest.users.getAuthenticated(limits())
    return loginIn(data)
  } catch (cause) {
    const { status } = asGitHubError(cause)
    if (status === 403 || status === 404) return null
    throw cause
  }
}

async function viewerOf(octokit: Octokit): Promise<string | null> {
  try {
    const answer = await octokit.graphql('query { viewer { login } }', limits())
    return loginIn(field(answer, 'viewer'))
  } catch (cause) {
    const isRefused = Array.isArray(field(cause, 'errors'))
    if (!isRefused && isUncertain(asGitHubError(cause))) throw cause
    return null
  }
}

function loginIn(user: unknown): string {
  const login = text(field(user, 'login'))
  if (login === '') throw new GitHubError(0, 'its response is not a user')
  return login
}

/** Throws for anything else: a proxy may respond with status 200 and its own page. */
function commentOf(data: unknown): Comment {
  const id = field(data, 'id')
  if (typeof id !== 'number') throw new GitHubError(0, 'its response is not a comment')
  return {
    id,
    body: text(field(data, 'body')),
    author: text(field(data, 'user', 'login')) || null,
    isBot: field(data, 'user', 'type') === 'Bot',
    url: text(field(data, 'html_url')),
    updatedAt: text(field(data, 'updated_at')),
  }
}
