/** The calls of GitHub that Sea Trial needs, and their error. `connect.ts` implements them. */

export interface Comment {
  id: number
  body: string
  /** Login, `github-actions[bot]`; null for a deleted account. */
  author: string | null
  isBot: boolean
  url: string
  /** RFC 3339, of the server's clock. */
  updatedAt: string
}

/** A label was added to an issue or pull request, or removed from it. */
export interface LabelEvent {
  label: string
  isAdded: boolean
  /** Login; null for a deleted account. */
  by: string | null
  /** RFC 3339. */
  at: string
}

export type Permission = 'admin' | 'write' | 'read' | 'none'

/** An artifact of a workflow run of the repository. */
export interface Artifact {
  id: number
  isExpired: boolean
  /** Branch and commit of the run. */
  branch: string
  sha: string
  /** The run was of this repository, not of a fork. */
  isOwn: boolean
  /** Of the run; null if unknown. */
  run: number | null
}

/** A workflow run of the repository. */
export interface WorkflowRun {
  /** The event that started it. */
  event: string
  branch: string
  sha: string
}

/** An artifact of one workflow run. */
export interface RunArtifact {
  id: number
  name: string
  isExpired: boolean
}

/** An open pull request of the repository. */
export interface OpenPull {
  number: number
  /** `owner/name`; null for a deleted fork. */
  repository: string | null
  branch: string
  sha: string
}

/** A file that a pull request changes. */
export interface PullFile {
  path: string
  /** Hunks of a unified diff, without the names; null if there is none, or it is too large. */
  patch: string | null
}

/** A review of a pull request. */
export interface Review {
  body: string
  /** Login; null for a deleted account. */
  author: string | null
  isBot: boolean
}

/** A comment on lines of the pull request's version of a file. */
export interface LineComment {
  path: string
  line: number
  endLine: number
  body: string
}

/** A job of a workflow run. */
export interface Job {
  name: string
  /** `success`, `failure`, …; null while it runs. */
  conclusion: string | null
}

/**
 * Calls reject with a GitHubError, after retries of temporary errors (5xx, rate limits, lost connections). Those about
 * comments are retried for 60 s after the connection was made, all together.
 */
export interface GitHub {
  /** The comments of an issue or pull request, oldest first, page by page; only those changed at `since` (RFC 3339) or later. */
  comments(issue: number, since?: string): AsyncIterable<Comment[]>
  /**
   * Adds a comment, once: when a failed request may have added it, the comments are read before a retry.
   */
  createComment(issue: number, body: string): Promise<Comment>
  /** `body` is asked before each try, because others may have written since the last one. */
  updateComment(id: number, body: (tries: number) => Promise<string>): Promise<Comment>
  /** Also resolves when there is no such comment. */
  deleteComment(id: number): Promise<void>
  /** Logins of those who deleted comments of an issue or pull request; null for a deleted account. */
  commentDeletions(issue: number): Promise<(string | null)[]>
  /** Login of the token's user; null for the token of an app or a workflow, which has none. */
  user(): Promise<string | null>
  /** Login that comments of this token have, for any kind of token. */
  viewer(): Promise<string | null>
  /** A file of the repository at a commit, at most 1 MB; null if there is none, or the token may not read it. */
  file(path: string, commit: string): Promise<Buffer | null>
  /** The commit that a branch, tag or commit names; null if there is none, or the token may not read it. */
  commit(ref: string): Promise<string | null>
  /** Whether the repository has the commit, and the token may read it. */
  hasCommit(commit: string): Promise<boolean>
  /** Names of the labels of an issue or pull request. */
  labels(issue: number): Promise<string[]>
  /** Labels that were added and removed, oldest first. */
  labelEvents(issue: number): Promise<LabelEvent[]>
  /** Permission of a user on the repository. */
  permission(login: string): Promise<Permission>
  /** The newest 30 artifacts of that name. Needs the permission `actions: read`. */
  artifacts(name: string): Promise<Artifact[]>
  /** Needs `actions: read`. */
  workflowRun(run: number): Promise<WorkflowRun>
  /** Whether a commit is the last one of a branch, or was it, as far as its last 100 pushes say. Needs `contents: read`. */
  wasTipOf(commit: string, branch: string): Promise<boolean>
  /** Artifacts of a workflow run, at most 100. Needs `actions: read`. */
  runArtifacts(run: number): Promise<RunArtifact[]>
  /** Jobs of an attempt of a workflow run. Needs `actions: read`. */
  jobs(run: number, attempt: number): Promise<Job[]>
  /** Open pull requests from a branch. `owner`: of the repository of the branch. */
  openPulls(owner: string, branch: string): Promise<OpenPull[]>
  /** Files that a pull request changes. */
  pullFiles(pull: number): Promise<PullFile[]>
  /** Reviews of a pull request, oldest first. */
  reviews(pull: number): Promise<Review[]>
  /** Adds a review that neither approves nor requests changes. Not retried where it may have been added. */
  createReview(pull: number, commit: string, body: string, comments: readonly LineComment[]): Promise<void>
  /** An artifact as a zip archive; rejects when it has more than `most` bytes. */
  artifact(id: number, most: number): Promise<Buffer>
}

/** `status` is the HTTP status; 0 without a response. */
export class GitHubError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.name = 'GitHubError'
    this.status = status
  }
}
