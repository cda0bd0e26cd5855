/**
 * A GitHub server on 127.0.0.1 with comments of pull requests. It validates each request and each of its own responses
 * against GitHub's OpenAPI description: violations, and paths that are not described, are added to `failures`.
 *
 *   const github = await startGitHub({ comments: [{ body: 'hello', author: 'octocat' }] })
 *   … run something with GITHUB_API_URL=github.url and token github.token …
 *   expect(github.failures).toEqual([])
 *   await github.close()
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  answerFaults,
  example,
  faultsOf,
  findOperation,
  firstExample,
  type Json,
  type Operation,
  type Request,
} from './openapi.ts'

export interface StoredComment {
  id: number
  issue: number
  body: string
  author: string
  /** RFC 3339; of the last change. */
  updatedAt: string
}

export interface StoredArtifact {
  id: number
  name: string
  zip: Buffer
  branch: string
  sha: string
  /** Of which workflow run; 7 by default. */
  run?: number
  /** What started that run; `push` by default. */
  event?: string
  /** Of a run of a fork. */
  isForeign?: boolean
  isExpired?: boolean
}

/** An open pull request. */
export interface StoredPull {
  number: number
  /** `owner/name` of its head; null for a deleted fork. */
  repository: string | null
  branch: string
  sha: string
}

/** A review that this server was sent, or that exists already. */
export interface StoredReview {
  body: string
  author: string
  comments: { path: string; line: number; start_line?: number; body: string }[]
}

/** What a workflow gives its token in `permissions`. */
export type Scope = 'contents' | 'issues' | 'pull-requests' | 'actions'
export type Access = 'none' | 'read' | 'write'

/** A fault, instead of or after the response, for `times` requests that match, after the first `after` of them. */
export interface Fault {
  method: string
  after?: number
  /** Part of the path. */
  path?: string
  /** A query parameter: `page=2`. */
  query?: string
  times?: number
  /** Responds with this instead. */
  status?: number
  message?: string
  headers?: Record<string, string>
  /** The request is handled nevertheless; its sender cannot know. */
  carriedOut?: boolean
  /** The connection is closed instead of a response. */
  drops?: boolean
  /** Only half of the response is sent: as a complete HTTP message (cut by a proxy), or the connection is reset. */
  halves?: 'cut' | 'reset'
  delayMs?: number
}

export interface Options {
  /** `owner/name` */
  repository?: string
  /** Existing comments, oldest first. `issue` defaults to `pullRequest`. */
  comments?: (Partial<StoredComment> & Pick<StoredComment, 'body' | 'author'>)[]
  pullRequest?: number
  /** The owner of the token. A workflow's and an app's token may not use `GET /user`. */
  identity?: { kind: 'workflow' | 'app' | 'user'; login: string }
  token?: string
  faults?: Fault[]
  /** Commits of the repository, each with its files as texts by path. */
  commits?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Commits by the names of branches and tags. */
  refs?: Readonly<Record<string, string>>
  /** Labels that were added to the pull request or removed from it, oldest first. */
  labelEvents?: readonly { label: string; event: 'labeled' | 'unlabeled'; by: string; at?: string }[]
  /** Permissions of users; `read` for others. */
  permissions?: Readonly<Record<string, 'admin' | 'write' | 'read' | 'none'>>
  /** Permissions of the token; it has all of them if this is left out, and none of those that are not listed. */
  scopes?: Partial<Record<Scope, Access>>
  /** Somebody else acts: called before each request is handled. */
  meanwhile?: (request: string, github: Acts) => void
  /** Oldest first. */
  artifacts?: StoredArtifact[]
  /** Of the pull request: by path, the hunks of their diffs. */
  files?: Readonly<Record<string, string>>
  /** Oldest first. */
  reviews?: readonly StoredReview[]
  /** Open ones. */
  pulls?: StoredPull[]
  /** The last commits of each branch after each push, oldest first. */
  branches?: Readonly<Record<string, readonly string[]>>
  /** Jobs of each workflow run, with their conclusions. */
  jobs?: Readonly<Record<string, string>>
}

/** What people and other programs do, without a request to this server. */
export interface Acts {
  comments: StoredComment[]
  post(author: string, body: string): StoredComment
  edit(id: number, body: string): void
  remove(id: number, by: string): void
}

export interface GitHubServer extends Acts {
  url: string
  token: string
  repository: string
  /** In order of arrival, as `GET /repos/o/r/issues/12/comments?page=1`. */
  requests: string[]
  /** Violations of the description. */
  failures: string[]
  reviews: StoredReview[]
  close(): Promise<void>
}

export const READ_ONLY: Fault = {
  method: 'POST',
  status: 403,
  message: 'Resource not accessible by integration',
}
export const WORKFLOW = { kind: 'workflow', login: 'github-actions[bot]' } as const

export async function startGitHub(options: Options = {}): Promise<GitHubServer> {
  const state = new State(options)
  const server = createServer((request, response) => {
    handle(state, request, response).catch((cause: unknown) => {
      state.failures.push(`the stand-in itself failed: ${String(cause)}`)
      response.destroy()
    })
  })
  const storage = createServer((request, response) => serveZip(state, request, response))
  state.url = await listen(server)
  state.storage = await listen(storage)
  const { requests, failures, url, token, repository, reviews } = state
  const close = async () => {
    for (const one of [server, storage]) {
      one.closeAllConnections()
      await new Promise((resolve) => one.close(resolve))
    }
  }
  return { ...state.acts, url, token, repository, requests, failures, reviews, close }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

/** A token must not reach the storage. */
function serveZip(state: State, { url, headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.authorization !== undefined) state.failures.push('the storage was sent the token')
  const found = state.artifacts.find(({ id }) => url === `/${id}`)
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/zip' })
  response.end(found?.zip)
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> }

class State {
  url = ''
  /** Origin of the storage of artifacts. */
  storage = ''
  readonly repository: string
  readonly token: string
  readonly identity: { kind: 'workflow' | 'app' | 'user'; login: string }
  readonly comments: StoredComment[]
  readonly pullRequest: number
  readonly faults: Fault[]
  readonly options: Options
  readonly requests: string[] = []
  readonly failures: string[] = []
  readonly artifacts: readonly StoredArtifact[]
  readonly reviews: StoredReview[]
  /** Logins of those who deleted comments. */
  readonly deletions: string[] = []
  private seconds = 0
  readonly acts: Acts = {
    comments: [],
    post: (author, body) => {
      const id = this.nextId++
      const comment = { id, issue: this.pullRequest, body, author, updatedAt: this.now() }
      this.comments.push(comment)
      return comment
    },
    edit: (id, body) => {
      const comment = this.comments.find((one) => one.id === id)
      if (comment) Object.assign(comment, { body, updatedAt: this.now() })
    },
    remove: (id, by) => {
      const at = this.comments.findIndex((one) => one.id === id)
      if (at >= 0) this.comments.splice(at, 1)
      this.deletions.push(by)
    },
  }
  private nextId: number

  constructor(options: Options) {
    const {
      repository,
      comments = [],
      pullRequest = 12,
      identity = WORKFLOW,
      token = 'ghs_0123456789abcdef',
      faults = [],
      artifacts = [],
    } = options
    this.options = options
    this.reviews = [...(options.reviews ?? [])]
    this.artifacts = artifacts
    this.repository = repository ?? 'octo/app'
    this.pullRequest = pullRequest
    this.identity = identity
    this.token = token
    this.faults = faults.map((fault) => ({ times: 1, ...fault }))
    const old = '2026-01-02T03:04:05Z'
    this.comments = this.acts.comments
    this.comments.push(
      ...comments.map((comment, index) => ({
        id: 1001 + index,
        issue: pullRequest,
        updatedAt: old,
        ...comment,
      })),
    )
    this.nextId = Math.max(1000, ...this.comments.map(({ id }) => id)) + 1
  }

  /** Time passes with each change. */
  private now(): string {
    return new Date(Date.parse('2026-03-02T10:00:00Z') + 1000 * this.seconds++)
      .toISOString()
      .replace('.000', '')
  }

  take(request: Request): Fault | undefined {
    const matching = this.faults.filter(
      ({ method, path = '', query, times = 0 }) =>
        times > 0 &&
        method === request.method &&
        request.path.includes(path) &&
        (query === undefined || request.query.toString().split('&').includes(query)),
    )
    const fault = matching.find(({ after = 0 }) => after <= 0)
    for (const one of matching) if (one !== fault && one.after) one.after--
    if (fault) fault.times = (fault.times ?? 1) - 1
    return fault
  }
}

async function handle(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await read(incoming)
  state.requests.push(`${request.method} ${incoming.url ?? ''}`)
  state.options.meanwhile?.(state.requests.at(-1) ?? '', state.acts)
  const fault = state.take(request)
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  const isDone = !fault || fault.carriedOut === true || (!fault.status && !fault.drops)
  const answer = isDone ? serve(state, request) : judgeOnly(state, request)
  if (fault?.drops) incoming.socket.destroy()
  else if (fault?.status)
    send(response, {
      status: fault.status,
      body: problem(fault.message ?? 'made to fail'),
      headers: fault.headers ?? {},
    })
  else if (fault?.halves) sendHalf(response, answer, fault.halves)
  else send(response, answer)
}

/** A request that fails on purpose must be valid too. */
function judgeOnly(state: State, request: Request): Answer {
  const operation = findOperation(request.method, request.path)
  if (operation) state.failures.push(...faultsOf(request, operation))
  else if (request.path !== '/graphql')
    state.failures.push(`${request.method} ${request.path} is not described`)
  return { status: 500, body: {} }
}

function serve(state: State, request: Request): Answer {
  const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token !== state.token) return { status: 401, body: problem('Bad credentials') }
  if (request.path === '/graphql') return viewer(state, request)
  const operation = findOperation(request.method, request.path)
  if (!operation) {
    state.failures.push(`${request.method} ${request.path} is not described`)
    return { status: 404, body: problem('Not Found') }
  }
  state.failures.push(...faultsOf(request, operation))
  if (request.body !== '' && parseJson(request.body) === undefined)
    return { status: 400, body: problem('Problems parsing JSON') }
  const answer = route(state, operation, request)
  state.failures.push(...answerFaults(operation, answer.status, jsonOf(answer.body)))
  return answer
}

type Route = (state: State, operation: Operation, request: Request) => Answer

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': listComments,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': createComment,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': updateComment,
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': deleteComment,
  'GET /user': getUser,
  'GET /repos/{owner}/{repo}/contents/{path}': getContent,
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': getCommit,
  'GET /repos/{owner}/{repo}/commits/{ref}': getCommitOf,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': listLabels,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events': listEvents,
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': getPermission,
  'GET /repos/{owner}/{repo}/actions/artifacts': listArtifacts,
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': downloadArtifact,
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': getRun,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'GET /repos/{owner}/{repo}/activity': listActivities,
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': listRunArtifacts,
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': listJobs,
  'GET /repos/{owner}/{repo}/pulls': listPulls,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': listFiles,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': listReviews,
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': createReview,
}

/** Scopes of which one is enough, for the routes of each path. Of public repositories everybody may read, but not these. */
const SCOPES: readonly (readonly [path: RegExp, scopes: readonly Scope[]])[] = [
  [/\/issues\//, ['issues', 'pull-requests']],
  [/\/pulls\//, ['pull-requests']],
  [/\/contents\/|\/git\/|\/commits\/|\/activity$/, ['contents']],
  [/\/actions\//, ['actions']],
]

function mayCall({ options }: State, { method, template }: Operation): boolean {
  const [, scopes] = SCOPES.find(([path]) => path.test(template)) ?? []
  if (!options.scopes || !scopes) return true
  const enough = method === 'GET' ? ['read', 'write'] : ['write']
  return scopes.some((scope) => enough.includes(options.scopes?.[scope] ?? 'none'))
}

function route(state: State, operation: Operation, request: Request): Answer {
  const served = ROUTES[`${operation.method} ${operation.template}`]
  const { owner, repo } = operation.parameters
  if (!served) {
    state.failures.push(`${operation.method} ${operation.template} is described, but not served here`)
    return { status: 404, body: problem('Not Found') }
  }
  if (owner !== undefined && `${owner}/${repo ?? ''}` !== state.repository)
    return { status: 404, body: problem('Not Found') }
  if (!mayCall(state, operation))
    return { status: 403, body: problem('Resource not accessible by integration') }
  return served(state, operation, request)
}

function listComments(state: State, { parameters }: Operation, { query, path }: Request): Answer {
  const issue = Number(parameters.issue_number)
  if (issue !== state.pullRequest) return { status: 404, body: problem('Not Found') }
  const size = Math.min(100, Number(query.get('per_page') ?? 30))
  const page = Number(query.get('page') ?? 1)
  const since = query.get('since') ?? ''
  const all = state.comments.filter((comment) => comment.issue === issue && comment.updatedAt >= since)
  const body = all.slice((page - 1) * size, page * size).map((comment) => shown(state, comment))
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (to: number, rel: string) => `<${state.url}${path}?per_page=${size}&page=${to}>; rel="${rel}"`
  const links =
    page < last
      ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` }
      : page > 1
        ? { link: link(1, 'first') }
        : {}
  return { status: 200, body, headers: links }
}

function createComment(state: State, { parameters }: Operation, { body }: Request): Answer {
  const issue = Number(parameters.issue_number)
  if (issue !== state.pullRequest) return { status: 404, body: problem('Not Found') }
  const text = bodyOf(body)
  if (text.length > 65_536)
    return { status: 422, body: problem('Body is too long (maximum is 65536 characters)') }
  return { status: 201, body: shown(state, state.acts.post(state.identity.login, text)) }
}

function updateComment(state: State, { parameters }: Operation, { body }: Request): Answer {
  const comment = state.comments.find(({ id }) => id === Number(parameters.comment_id))
  if (!comment) return { status: 404, body: problem('Not Found') }
  if (bodyOf(body).length > 65_536)
    return { status: 422, body: problem('Body is too long (maximum is 65536 characters)') }
  state.acts.edit(comment.id, bodyOf(body))
  return { status: 200, body: shown(state, comment) }
}

function deleteComment(state: State, { parameters }: Operation): Answer {
  const id = Number(parameters.comment_id)
  if (!state.comments.some((comment) => comment.id === id)) return { status: 404, body: problem('Not Found') }
  state.acts.remove(id, state.identity.login)
  return { status: 204, body: null }
}

const REPOSITORY_ID = 101

function listArtifacts({ artifacts }: State, _: Operation, { query }: Request): Answer {
  return pageOfArtifacts(
    artifacts.filter(({ name }) => name === query.get('name')),
    query,
  )
}

function listRunArtifacts({ artifacts }: State, { parameters }: Operation, { query }: Request): Answer {
  return pageOfArtifacts(
    artifacts.filter(({ run = 7 }) => run === Number(parameters.run_id)),
    query,
  )
}

function getRun({ artifacts }: State, { parameters }: Operation): Answer {
  const id = Number(parameters.run_id)
  const found = artifacts.find(({ run = 7 }) => run === id)
  if (!found) return { status: 404, body: problem('Not Found') }
  const { branch, sha, event = 'push' } = found
  return { status: 200, body: { ...example('workflow-run'), id, event, head_branch: branch, head_sha: sha } }
}

function getRef({ options }: State, { parameters }: Operation): Answer {
  const name = parameters.ref ?? ''
  const tip = options.branches?.[name.replace(/^heads\//, '')]?.at(-1)
  if (tip === undefined || !name.startsWith('heads/')) return { status: 404, body: problem('Not Found') }
  const sample = example('git-ref')
  return {
    status: 200,
    body: { ...sample, ref: `refs/${name}`, object: { ...objectOf(sample.object), sha: tip } },
  }
}

function listActivities({ options }: State, _: Operation, { query }: Request): Answer {
  const ref = query.get('ref') ?? ''
  const tips = options.branches?.[ref.replace(/^refs\/heads\//, '')] ?? []
  const push = {
    activity_type: 'push',
    timestamp: '2026-03-02T09:00:00Z',
    actor: null,
    before: '0'.repeat(40),
  }
  const body = tips.map((after, index) => ({ id: index + 1, node_id: `push${index}`, ref, after, ...push }))
  return { status: 200, body: body.toReversed() }
}

function listJobs({ options }: State): Answer {
  const sample = objectOf((example('job-paginated').jobs as unknown[])[0])
  const jobs = Object.entries(options.jobs ?? {}).map(([name, conclusion]) => ({
    ...sample,
    created_at: '2026-03-02T09:00:00Z',
    name,
    conclusion,
  }))
  return { status: 200, body: { total_count: jobs.length, jobs } }
}

/** `head` is `owner:branch`. */
function listPulls({ options }: State, _: Operation, { query }: Request): Answer {
  const sample = firstExample('pull-request-simple-items')
  const head = objectOf(sample.head)
  const body = (options.pulls ?? [])
    .filter(({ repository, branch }) => query.get('head') === `${repository?.split('/')[0] ?? ''}:${branch}`)
    .map(({ number, repository, branch, sha }) => ({
      ...sample,
      number,
      state: 'open',
      requested_teams: [],
      head: {
        ...head,
        ref: branch,
        sha,
        repo: repository === null ? null : { ...objectOf(Reflect.get(head, 'repo')), full_name: repository },
      },
    }))
  return { status: 200, body }
}

function listFiles({ options }: State): Answer {
  const sample = firstExample('diff-entry-items')
  const body = Object.entries(options.files ?? {}).map(([filename, patch]) => ({
    ...sample,
    filename,
    patch,
  }))
  return { status: 200, body }
}

function listReviews({ reviews }: State): Answer {
  return { status: 200, body: reviews.map(shownReview) }
}

/** GitHub refuses the whole review if a comment is on a line that is in no hunk. */
function createReview(state: State, _: Operation, { body }: Request): Answer {
  const given = parseJson(body) as StoredReview // as the description demands
  const comments = given.comments.map((one) => ({ ...one }))
  state.reviews.push({ body: given.body, author: state.identity.login, comments })
  return { status: 200, body: shownReview(state.reviews.at(-1) ?? given, state.reviews.length) }
}

function shownReview({ body, author }: StoredReview, index: number): Record<string, unknown> {
  const sample = example('pull-request-review')
  const user = { ...objectOf(sample.user), login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' }
  return { ...sample, id: index + 1, body, user }
}

function pageOfArtifacts(found: readonly StoredArtifact[], query: URLSearchParams): Answer {
  const sample = objectOf((example('artifact-paginated').artifacts as unknown[])[0])
  const body = found
    .toReversed()
    .map(({ id, name, zip, branch, sha, run = 7, isForeign = false, isExpired = false }) => ({
      ...sample,
      id,
      name,
      size_in_bytes: zip.length,
      expired: isExpired,
      workflow_run: {
        id: run,
        repository_id: REPOSITORY_ID,
        head_repository_id: isForeign ? REPOSITORY_ID + 1 : REPOSITORY_ID,
        head_branch: branch,
        head_sha: sha,
      },
    }))
  const size = Math.min(100, Number(query.get('per_page') ?? 30))
  return { status: 200, body: { total_count: body.length, artifacts: body.slice(0, size) } }
}

/** GitHub redirects to a storage of another origin. */
function downloadArtifact({ artifacts, storage }: State, { parameters }: Operation): Answer {
  const found = artifacts.find(({ id }) => id === Number(parameters.artifact_id))
  if (!found) return { status: 404, body: problem('Not Found') }
  return { status: 302, body: '', headers: { location: `${storage}/${found.id}` } }
}

function getUser({ identity }: State): Answer {
  if (identity.kind !== 'user')
    return { status: 403, body: problem('Resource not accessible by integration') }
  const user = example('private-user-response-with-public-and-private-profile-information')
  return { status: 200, body: { ...user, login: identity.login } }
}

function getContent({ options }: State, { parameters }: Operation, { query }: Request): Answer {
  const files = options.commits?.[query.get('ref') ?? '']
  if (!files) return { status: 404, body: problem(`No commit found for the ref ${query.get('ref') ?? ''}`) }
  const path = parameters.path ?? ''
  const text = files[path]
  if (text === undefined) return { status: 404, body: problem('Not Found') }
  const sample = example('content-file-response-if-content-is-a-file')
  const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n')
  return { status: 200, body: { ...sample, path, size: Buffer.byteLength(text), content } }
}

function getCommit({ options }: State, { parameters }: Operation): Answer {
  const sha = parameters.commit_sha ?? ''
  return options.commits?.[sha]
    ? { status: 200, body: { ...example('git-commit'), sha } }
    : { status: 404, body: problem('Not Found') }
}

function getCommitOf({ options }: State, { parameters }: Operation): Answer {
  const ref = parameters.ref ?? ''
  const sha = options.refs?.[ref] ?? ref
  return options.commits?.[sha]
    ? { status: 200, body: { ...example('commit'), sha, files: [] } }
    : { status: 422, body: problem(`No commit found for SHA: ${ref}`) }
}

function listLabels({ options }: State): Answer {
  const present = new Set<string>()
  for (const { label, event } of options.labelEvents ?? [])
    if (event === 'labeled') present.add(label)
    else present.delete(label)
  const sample = firstExample('label-items')
  return { status: 200, body: [...present].map((name) => ({ ...sample, name })) }
}

function listEvents({ options, deletions }: State, _: Operation, { query }: Request): Answer {
  const sample = firstExample('issue-event-for-issue-items')
  const size = Number(query.get('per_page') ?? 30)
  const from = (Number(query.get('page') ?? 1) - 1) * size
  const labels = (options.labelEvents ?? []).map(({ label, event, by, at = '2026-03-02T09:00:00Z' }) => {
    return { event, by, at, more: { label: { name: label, color: 'ffffff' } } }
  })
  const deleted = deletions.map((by) => ({
    event: 'comment_deleted',
    by,
    at: '2026-03-02T11:00:00Z',
    more: {},
  }))
  const plain = { ...sample, label: undefined } // the sample is of a label
  const body = [...labels, ...deleted].slice(from, from + size).map(({ event, by, at, more }, index) => {
    const actor = { ...objectOf(sample.actor), login: by }
    return { ...plain, id: index + 1, event, actor, ...more, created_at: at }
  })
  return { status: 200, body }
}

function getPermission({ options }: State, { parameters }: Operation): Answer {
  const permission = options.permissions?.[parameters.username ?? ''] ?? 'read'
  return { status: 200, body: { permission, role_name: permission, user: null } }
}

/** GraphQL has no OpenAPI description: only this query is known. */
function viewer({ identity, failures }: State, { method, body }: Request): Answer {
  if (
    method !== 'POST' ||
    !/^\s*query\s*\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(bodyOf(body, 'query'))
  ) {
    failures.push(`${method} /graphql: not a question that is known here: ${body.slice(0, 200)}`)
  }
  return { status: 200, body: { data: { viewer: { login: identity.login } } } }
}

function shown(state: State, { id, issue, body, author, updatedAt }: StoredComment): Record<string, unknown> {
  const sample = example('issue-comment')
  const api = `${state.url}/repos/${state.repository}/issues`
  return {
    ...sample,
    id,
    body,
    updated_at: updatedAt,
    url: `${api}/comments/${id}`,
    issue_url: `${api}/${issue}`,
    html_url: `https://github.com/${state.repository}/pull/${issue}#issuecomment-${id}`,
    user: { ...objectOf(sample.user), login: author, type: author.endsWith('[bot]') ? 'Bot' : 'User' },
  }
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

const problem = (message: string) => ({
  message,
  documentation_url: 'https://docs.github.com/rest',
  status: '0',
})

function bodyOf(body: string, field = 'body'): string {
  const value = parseJson(body)
  const found = Object.entries(objectOf(value)).find(([name]) => name === field)?.[1] as unknown
  return typeof found === 'string' ? found : ''
}

/** The value as the receiver parses it. */
const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json // the output of stringify is JSON

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  let body = ''
  const chunks: AsyncIterable<string> = incoming.setEncoding('utf8')
  for await (const chunk of chunks) body += chunk
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return { method: incoming.method ?? '', path: pathname, query: searchParams, headers, body }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(status === 204 ? undefined : JSON.stringify(body))
}

function sendHalf(
  response: ServerResponse,
  { status, body, headers = {} }: Answer,
  how: 'cut' | 'reset',
): void {
  const whole = Buffer.from(JSON.stringify(body))
  const half = whole.subarray(0, Math.ceil(whole.length / 2))
  const length = how === 'cut' ? half.length : whole.length
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers })
  if (how === 'cut') response.end(half)
  else response.write(half, () => response.socket?.resetAndDestroy())
}
