/** Reads what the gate needs: files at a commit, labels and who added them, permissions. */
import type { Clock } from '../core/clock.ts'
import { field, list, text } from '../lib/json.ts'
import { GitHubError, type LabelEvent, type Permission } from './port.ts'
import { SECONDS_OF_READS, asGitHubError, limits as limitsOf, retryDeadline, withRetries } from './retry.ts'

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>

export interface Reader {
  readonly octokit: Octokit
  readonly clock: Clock
  readonly repository: { owner: string; repo: string }
}

export const PAGE_SIZE = 100
const MOST_PAGES = 30

export const limits = () => limitsOf(SECONDS_OF_READS)

export const within = <T>({ clock }: Reader, attempt: () => Promise<T>): Promise<T> =>
  withRetries(attempt, clock, { deadline: retryDeadline(clock, SECONDS_OF_READS) })

export const fileAt = (reader: Reader, path: string, commit: string): Promise<Buffer | null> =>
  within(reader, async () => {
    const { octokit, repository } = reader
    const data = await orNull(
      octokit.rest.repos.getContent({ ...repository, path, ref: commit, ...limits() }),
    )
    if (data === null) return null
    if (field(data, 'type') !== 'file' || field(data, 'encoding') !== 'base64')
      throw new GitHubError(0, `${path} is not a file of at most 1 MB`)
    return Buffer.from(text(field(data, 'content')), 'base64')
  })

export const commitOf = (reader: Reader, ref: string): Promise<string | null> =>
  within(reader, async () => {
    const { octokit, repository } = reader
    try {
      const { data } = await octokit.rest.repos.getCommit({ ...repository, ref, per_page: 1, ...limits() })
      return whole(data, 'sha')
    } catch (cause) {
      // 404 is of the repository, 422 of the name
      if ([404, 422].includes(asGitHubError(cause).status)) return null
      throw cause
    }
  })

export const hasCommit = (reader: Reader, commit: string): Promise<boolean> =>
  within(reader, async () => {
    const { octokit, repository } = reader
    const data = await orNull(octokit.rest.git.getCommit({ ...repository, commit_sha: commit, ...limits() }))
    return data !== null && whole(data, 'sha') === commit
  })

export const labelsOf = (reader: Reader, issue: number): Promise<string[]> =>
  pages(reader, (page) =>
    reader.octokit.rest.issues.listLabelsOnIssue({
      ...reader.repository,
      issue_number: issue,
      per_page: PAGE_SIZE,
      page,
      ...limits(),
    }),
  ).then((rows) => rows.map((row) => text(field(row, 'name'))))

export const labelEventsOf = async (reader: Reader, issue: number): Promise<LabelEvent[]> =>
  (await eventsOf(reader, issue)).flatMap(labelEvent)

export const commentDeletionsOf = async (reader: Reader, issue: number): Promise<(string | null)[]> =>
  (await eventsOf(reader, issue))
    .filter((row) => field(row, 'event') === 'comment_deleted')
    .map((row) => text(field(row, 'actor', 'login')) || null)

const eventsOf = (reader: Reader, issue: number): Promise<unknown[]> =>
  pages(reader, (page) =>
    reader.octokit.rest.issues.listEvents({
      ...reader.repository,
      issue_number: issue,
      per_page: PAGE_SIZE,
      page,
      ...limits(),
    }),
  )

function labelEvent(row: unknown): LabelEvent[] {
  const event = text(field(row, 'event'))
  if (event !== 'labeled' && event !== 'unlabeled') return []
  return [
    {
      label: text(field(row, 'label', 'name')),
      isAdded: event === 'labeled',
      by: text(field(row, 'actor', 'login')) || null,
      at: text(field(row, 'created_at')),
    },
  ]
}

export const permissionOf = (reader: Reader, login: string): Promise<Permission> =>
  within(reader, async () => {
    const { octokit, repository } = reader
    const data = await orNull(
      octokit.rest.repos.getCollaboratorPermissionLevel({ ...repository, username: login, ...limits() }),
    )
    const permission = data === null ? 'none' : whole(data, 'permission')
    return permission === 'admin' || permission === 'write' || permission === 'read' ? permission : 'none'
  })

/** All rows; rejects where there are more pages than are read, because the last rows decide. */
export async function pages(
  reader: Reader,
  get: (page: number) => Promise<{ data: unknown; headers: { link?: string } }>,
): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data, headers } = await within(reader, () => get(page))
    if (!Array.isArray(data)) throw new GitHubError(0, 'its response is not a list')
    rows.push(...list(data))
    if (headers.link ? !headers.link.includes('rel="next"') : data.length < PAGE_SIZE) return rows
  }
  throw new GitHubError(0, `there are more than ${MOST_PAGES * PAGE_SIZE} entries`)
}

/** A text that a whole response has: Octokit returns one that breaks off as text, and that is tried again. */
export function whole(data: unknown, key: string): string {
  const value = field(data, key)
  if (typeof value !== 'string') throw new GitHubError(0, `its response has no ${key}`)
  return value
}

/** The data of a response; null for 404, other than of a commit that does not exist. */
async function orNull(response: Promise<{ data: unknown }>): Promise<unknown> {
  try {
    return (await response).data
  } catch (cause) {
    const { status, message } = asGitHubError(cause)
    if (status === 404 && !/no commit found/i.test(message)) return null
    throw cause
  }
}
