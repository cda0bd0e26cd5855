/** The calls of GitHub that Sea Trial needs, and their error. `connect.ts` implements them. */

export interface Comment {
  id: number
  body: string
  /** Login, `github-actions[bot]`; null for a deleted account. */
  author: string | null
  isBot: boolean
  url: string
}

/** Calls reject with a GitHubError, after retries of temporary errors (5xx, rate limits, lost connections). */
export interface GitHub {
  /** All comments of an issue or pull request, oldest first. */
  comments(issue: number): Promise<Comment[]>
  /**
   * Adds a comment, once: when a failed request may have added it, the comments are read before a retry.
   */
  createComment(issue: number, body: string): Promise<Comment>
  updateComment(id: number, body: string): Promise<Comment>
  /** Login of the token's user; null for the token of an app or a workflow, which has none. */
  user(): Promise<string | null>
  /** Login that comments of this token have, for any kind of token. */
  viewer(): Promise<string | null>
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
