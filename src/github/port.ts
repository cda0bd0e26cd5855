/** GitHub as the rest of the program sees it: the calls, and how they fail. `connect.ts` implements them. */

export interface Comment {
  id: number
  body: string
  /** Login, `github-actions[bot]`; null for an account that is gone. */
  author: string | null
  isBot: boolean
  url: string
}

/** Calls reject with a GitHubError. Faults that pass (5xx, rate limits, lost connections) were retried before. */
export interface GitHub {
  /** All comments of an issue or pull request, oldest first. */
  comments(issue: number): Promise<Comment[]>
  /**
   * Adds a comment, once: after a fault that leaves open whether it was added, the comments are read again first.
   */
  createComment(issue: number, body: string): Promise<Comment>
  updateComment(id: number, body: string): Promise<Comment>
  /** Login of the user that the token belongs to; null for the token of an app or a workflow, which has none. */
  user(): Promise<string | null>
  /** Login that the token writes as, whatever its kind. */
  viewer(): Promise<string | null>
}

/** `status` 0: no answer came. */
export class GitHubError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: { cause: unknown }) {
    super(message, options)
    this.name = 'GitHubError'
    this.status = status
  }
}
