/**
 * Reports in the artifacts of earlier runs. Only runs of a branch of this repository count: a fork may have a branch of the
 * same name.
 */
import { messageOf } from '../core/errors.ts'
import { IMAGES_ARTIFACT, REPORT_ARTIFACT, artifactNameOf } from '../core/report-artifact.ts'
import type { Report } from '../core/schema.ts'
import type { Artifact, GitHub } from '../github/index.ts'
import { field } from '../lib/json.ts'
import { bytesOf } from '../lib/bytes.ts'
import { entriesOf } from '../lib/zip.ts'
import type { WantedCommit } from './commit.ts'
import { MOST_REPORT_BYTES, REPORT, parseReports } from './read.ts'
import type { Outcome } from './search.ts'
import { whyUnsuitable, type Expected } from './suitable.ts'

const MOST_ENTRIES = 10
/** Of unsuitable ones, so that many images of one repository do not cost many downloads. */
const MOST_DOWNLOADS = 3

/** The Report of the wanted commit, else of its nearest ancestor, else the newest of the branch. */
export async function artifactReport(
  connect: () => Promise<GitHub>,
  { sha, ancestors }: Pick<WantedCommit, 'sha' | 'ancestors'>,
  expected: Expected,
): Promise<Outcome> {
  try {
    return await searchArtifacts(await connect(), { sha, ancestors }, expected)
  } catch (cause) {
    return { kind: 'failed', note: whyNoArtifacts(cause) }
  }
}

/** The sentence that says why artifacts could not be read. */
export const whyNoArtifacts = (cause: unknown): string => (isDenied(cause) ? DENIED : messageOf(cause))

const DENIED = 'The token may not read artifacts: the job needs the permission `actions: read`'
const isDenied = (cause: unknown): boolean => [403, 404].some((status) => field(cause, 'status') === status)

async function searchArtifacts(
  github: GitHub,
  { sha, ancestors }: Pick<WantedCommit, 'sha' | 'ancestors'>,
  expected: Expected,
): Promise<Outcome> {
  const commits = sha === null ? [] : [sha, ...ancestors]
  const rank = ({ sha: of }: Artifact) => (commits.includes(of) ? commits.indexOf(of) : commits.length)
  let note = `No run of ${expected.refs.join(' or ')} has an artifact named ${REPORT_ARTIFACT}`
  for (const name of namesFor(expected)) {
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

/** Names of the artifacts that may have the Report of an image, the most likely first. */
export const namesFor = ({ name }: Pick<Expected, 'name'>): string[] => [
  artifactNameOf(name),
  REPORT_ARTIFACT,
  IMAGES_ARTIFACT,
]

/** The Report, or why it cannot be the baseline. */
async function readArtifact(github: GitHub, id: number, expected: Expected) {
  const reports = await parseReports(await jsonIn(github, id, MOST), `of artifact ${id}`)
  return suitableOf(reports, expected)
}

/** Of the Reports of one file the one that can be the baseline; else why not. */
export function suitableOf(reports: readonly Report[], expected: Expected): Report | string {
  const found = reports.find((report) => whyUnsuitable(report, expected) === null)
  if (found) return found
  const [nearest] = [...reports.filter(({ name }) => name === expected.name), ...reports]
  return (nearest && whyUnsuitable(nearest, expected)) ?? 'It is empty'
}

/** In bytes: of the archive, and of the Report in it. */
export interface ArtifactLimits {
  zip: number
  report: number
}

export const MOST: ArtifactLimits = { zip: 16 * 2 ** 20, report: MOST_REPORT_BYTES }

/** Downloads and validates the Reports of an artifact. Rejects with a sentence for anything else. */
export const reportsInArtifact = async (
  github: Pick<GitHub, 'artifact'>,
  id: number,
  limits: ArtifactLimits,
): Promise<Report[]> => parseReports(await jsonIn(github, id, limits), `of artifact ${id}`, REPORT)

/** The text of the only JSON file in the archive. Rejects with an Error for anything else. */
async function jsonIn(github: Pick<GitHub, 'artifact'>, id: number, most: ArtifactLimits): Promise<string> {
  const zip = await github.artifact(id, most.zip)
  const budget = { entries: MOST_ENTRIES, expanded: most.report }
  const files = [...entriesOf(bytesOf(zip), budget)].filter(({ name }) => name.endsWith('.json'))
  const [file] = files
  if (file === undefined || files.length > 1) throw new Error(`it has ${files.length} JSON files, not one`)
  const content = file.read(most.report)
  if (content === null) throw new Error(`its JSON file cannot be read, or has more than ${most.report} bytes`)
  return content.toString('utf8')
}
