/**
 * Reports in the artifacts of earlier runs. Only runs of a branch of this repository count: a fork may have a branch of the
 * same name.
 */
import { messageOf } from '../core/errors.ts'
import type { Artifact, GitHub } from '../github/index.ts'
import { field } from '../lib/json.ts'
import { bytesOf } from '../lib/bytes.ts'
import { entriesOf } from '../lib/zip.ts'
import type { WantedCommit } from './commit.ts'
import { MOST_REPORT_BYTES, parseReport } from './read.ts'
import type { Outcome } from './search.ts'
import { whyUnsuitable, type Expected } from './suitable.ts'

const NAME = 'sea-trial-report'
const MOST_ZIP_BYTES = 16 * 2 ** 20
const MOST_ENTRIES = 10
/** Of unsuitable ones, so that many images of one repository do not cost many downloads. */
const MOST_DOWNLOADS = 3

/** Names of the artifacts that may have the Report: with the image's name where a run has several. */
export const artifactNames = (image: string): readonly string[] => [
  `${NAME}-${image.replace(/[^\w.-]+/g, '-')}`,
  NAME,
]

/** The Report of the wanted commit, else of its nearest ancestor, else the newest of the branch. */
export async function artifactReport(
  connect: () => Promise<GitHub>,
  { sha, ancestors }: Pick<WantedCommit, 'sha' | 'ancestors'>,
  expected: Expected,
): Promise<Outcome> {
  try {
    return await searchArtifacts(await connect(), { sha, ancestors }, expected)
  } catch (cause) {
    return { kind: 'failed', note: isDenied(cause) ? DENIED : messageOf(cause) }
  }
}

const DENIED = 'The token may not read artifacts: the job needs the permission `actions: read`'
const isDenied = (cause: unknown): boolean => [403, 404].some((status) => field(cause, 'status') === status)

async function searchArtifacts(
  github: GitHub,
  { sha, ancestors }: Pick<WantedCommit, 'sha' | 'ancestors'>,
  expected: Expected,
): Promise<Outcome> {
  const commits = sha === null ? [] : [sha, ...ancestors]
  const rank = ({ sha: of }: Artifact) => (commits.includes(of) ? commits.indexOf(of) : commits.length)
  let note = `No run of ${expected.refs.join(' or ')} has an artifact named ${NAME}`
  for (const name of artifactNames(expected.name)) {
    const all = await github.artifacts(name)
    const usable = all.filter((one) => one.isOwn && !one.isExpired && expected.refs.includes(one.branch))
    const sorted = [...usable].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_DOWNLOADS)
    for (const { id } of sorted) {
      const found = await readArtifact(github, id, expected).catch((cause: unknown) => {
        if (isDenied(cause)) throw cause
        return messageOf(cause)
      })
      if (typeof found !== 'string') return { kind: 'found', report: found }
      note = `The artifact ${name} (${id}) is not the baseline: ${found}`
    }
  }
  return { kind: 'nothing', note }
}

/** The Report, or why it cannot be the baseline. */
async function readArtifact(github: GitHub, id: number, expected: Expected) {
  const report = await parseReport(jsonIn(await github.artifact(id, MOST_ZIP_BYTES)), `of artifact ${id}`)
  return whyUnsuitable(report, expected) ?? report
}

/** The text of the only JSON file in a zip archive. Throws an Error for anything else. */
function jsonIn(zip: Buffer): string {
  const budget = { entries: MOST_ENTRIES, expanded: MOST_REPORT_BYTES }
  const files = [...entriesOf(bytesOf(zip), budget)].filter(({ name }) => name.endsWith('.json'))
  const [file] = files
  if (file === undefined || files.length > 1) throw new Error(`it has ${files.length} JSON files, not one`)
  const content = file.read(MOST_REPORT_BYTES)
  if (content === null)
    throw new Error(`its JSON file cannot be read, or has more than ${MOST_REPORT_BYTES} bytes`)
  return content.toString('utf8')
}
