/** Reviews of pull requests, and the files that these change. */
import { field, text } from '../lib/json.ts'
import type { LineComment, PullFile, Review } from './port.ts'
import { PAGE_SIZE, limits, pages, type Reader } from './reads.ts'
import { withRetries } from './retry.ts'

export const pullFilesOf = (reader: Reader, pull: number): Promise<PullFile[]> =>
  pages(reader, (page) =>
    reader.octokit.rest.pulls.listFiles({ ...asked(reader, pull), page, ...limits() }),
  ).then((rows) =>
    rows.map((row) => ({ path: text(field(row, 'filename')), patch: text(field(row, 'patch')) || null })),
  )

export const reviewsOf = (reader: Reader, pull: number): Promise<Review[]> =>
  pages(reader, (page) =>
    reader.octokit.rest.pulls.listReviews({ ...asked(reader, pull), page, ...limits() }),
  ).then((rows) =>
    rows.map((row) => ({
      body: text(field(row, 'body')),
      author: text(field(row, 'user', 'login')) || null,
      isBot: field(row, 'user', 'type') === 'Bot',
    })),
  )

const asked = ({ repository }: Reader, pull: number) => ({
  ...repository,
  pull_number: pull,
  per_page: PAGE_SIZE,
})

const RIGHT = 'RIGHT'

export async function createReview(
  { octokit, clock, repository }: Reader,
  pull: number,
  commit: string,
  body: string,
  comments: readonly LineComment[],
): Promise<void> {
  const review = {
    ...repository,
    pull_number: pull,
    commit_id: commit,
    event: 'COMMENT' as const,
    body,
    comments: comments.map(({ path, line, endLine, body: said }) => ({
      path,
      body: said,
      line: endLine,
      side: RIGHT,
      ...(line < endLine ? { start_line: line, start_side: RIGHT } : {}),
    })),
  }
  await withRetries(() => octokit.rest.pulls.createReview({ ...review, ...limits() }), clock, { faults: 0 })
}
