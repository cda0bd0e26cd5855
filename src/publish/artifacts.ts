/**
 * Names the pushed images to the runner, in the file `$GITHUB_ARTIFACTS`, from which `actions/attest` takes its subjects.
 * https://github.com/actions/runner/pull/4527
 */
import { appendFile, readFile } from 'node:fs/promises'
import { messageOf, systemCode } from '../core/errors.ts'
import { parseImageReference } from '../core/image-reference.ts'
import type { Report } from '../core/schema.ts'
import { field, list, parseJson, text } from '../lib/json.ts'

type Env = Record<string, string | undefined>

/** Returns a sentence for each image that was not named. Runners before 2.336 have no such file. */
export async function namePushed(reports: readonly Report[], env: Env): Promise<string[]> {
  const file = env.GITHUB_ARTIFACTS
  const pushed = file ? pushedIn(reports) : []
  if (!file || pushed.length === 0) return []
  try {
    const { lines, notes } = entriesOf(pushed, await namedBefore(env.GITHUB_ARTIFACTS_LIST))
    await appendFile(file, lines.map((line) => `${line}\n`).join(''))
    return notes
  } catch (cause) {
    return [`The pushed images were not named to the runner in $GITHUB_ARTIFACTS: ${messageOf(cause)}.`]
  }
}

type Named = readonly [repository: string, digest: string]

/** What was pushed, and verified at the registry. */
const pushedIn = (reports: readonly Report[]): Named[] =>
  reports.flatMap(({ push }) => {
    const digest = push?.verified ? push.digest : null
    if (!push || digest === null) return []
    return push.refs.flatMap((ref): Named[] => {
      const reference = parseImageReference(ref)
      return reference ? [[`${reference.host}/${reference.repository}`, digest]] : []
    })
  })

/** One line for each repository; the runner fails a step that names two digests of one. */
function entriesOf(
  pushed: readonly Named[],
  before: readonly Named[],
): Readonly<Record<'lines' | 'notes', string[]>> {
  const digests = new Map<string, Set<string>>()
  for (const [repository, digest] of [...before, ...pushed])
    digests.set(repository, (digests.get(repository) ?? new Set()).add(digest))
  const entries = [...new Set(pushed.map(([repository]) => repository))].map(
    (repository) => [repository, [...(digests.get(repository) ?? [])]] as const,
  )
  return {
    lines: entries.flatMap(([repository, all]) => (all.length === 1 ? [`${repository}@${all[0]}`] : [])),
    notes: entries.flatMap(([repository, all]) =>
      all.length === 1
        ? []
        : [
            `${repository} was not named in $GITHUB_ARTIFACTS, which takes one digest of a repository in a job.`,
          ],
    ),
  }
}

/** What earlier steps of the job have named. Rejects where the file exists and cannot be read. */
async function namedBefore(file: string | undefined): Promise<Named[]> {
  const known = file ? await readFile(file, 'utf8').catch(emptyIfMissing) : ''
  return list(field(parseJson(known), 'subjects')).map((subject) => [
    text(field(subject, 'name')),
    text(field(subject, 'digest')),
  ])
}

function emptyIfMissing(cause: unknown): string {
  if (systemCode(cause) === 'ENOENT') return ''
  throw cause
}
