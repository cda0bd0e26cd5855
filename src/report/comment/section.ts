/** One section of the comment: what one image, in one leg of a matrix, reports. As data, which the comment carries. */
import { createHash } from 'node:crypto'
import type { Report, Verdict } from '../../core/schema.ts'
import { cap, oneLine } from '../render/text.ts'
import { fittingPage } from '../page.ts'
import { withPush } from '../sections/push.ts'
import { unnamed } from '../sections/verdict.ts'
import type { Links } from '../sections/view.ts'

/** When a section was made: numbers that grow. Of two for one key, the later replaces the earlier. */
export interface Version {
  /** Id of the workflow run; GitHub gives later runs higher ones. */
  readonly run: number
  readonly attempt: number
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Section extends Version {
  /** Of the image's name and the values of the matrix: the same in each run. */
  readonly key: string
  /** Commit; empty if unknown. */
  readonly sha: string
  readonly workflow: string
  readonly job: string
  /** Digest of the values of the matrix. */
  readonly leg: string
  /** How many legs the job has; 0 if unknown. */
  readonly legs: number
  /** `api (alpine, 3.12)` */
  readonly title: string
  readonly verdict: Verdict
  /** The headline without the name, and whether it was pushed. */
  readonly says: string
  /** URL of the job's log; empty if unknown. */
  readonly log: string
  /** What this image ships together with others of its run: one sentence; empty without others. */
  readonly together: string
  /** Markdown; empty if there was no room. */
  readonly body: string
}

/** Where a Report comes from. */
export interface Origin {
  run: number | null
  attempt: number
  workflow: string | null
  job: string | null
  /** Values of the matrix by path, in any order. */
  matrix: readonly (readonly [path: string, value: string])[]
  legs: number | null
}

const TITLE = 100
const SAYS = 200
const TOGETHER = 300

interface Around {
  run: Origin
  log: string | null
  together?: string
}

/** The section of a Report, without its body. */
export function sectionOf(report: Report, { run, log, together = '' }: Around): Section {
  const matrix = [...run.matrix].sort(([a], [b]) => (a < b ? -1 : 1))
  const leg = digest(matrix)
  return {
    key: digest([report.name, leg]),
    run: run.run ?? 0,
    attempt: run.attempt,
    at: Date.parse(report.at) || 0,
    sha: report.sha ?? '',
    workflow: cap(run.workflow ?? '', TITLE),
    job: cap(run.job ?? '', TITLE),
    leg,
    legs: run.legs ?? 0,
    title: titleOf(report.name, matrix),
    verdict: report.verdict,
    says: withPush(cap(unnamed(report).rest, SAYS), report),
    log: log ?? '',
    together: cap(together, TOGETHER),
    body: '',
  }
}

/** As GitHub names the jobs of a matrix. Values that are a word of the name are not repeated. */
export function titleOf(name: string, matrix: Origin['matrix']): string {
  const words = new Set(name.split(/[^\w.]+/))
  const values = matrix.map(([, value]) => value).filter((value) => value !== '' && !words.has(value))
  const all = values.length === 0 ? name : `${name} (${values.join(', ')})`
  return cap(oneLine(all), TITLE)
}

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** The page of a Report as the body of a section; empty if `limit` bytes are too few. No text in it is a marker. */
export function sectionBody(report: Report, links: Links, limit: number): string {
  const page = fittingPage(report, links, limit).replaceAll('<!-- sea-trial', '<!--\u200b sea-trial').trim()
  return Buffer.byteLength(page) <= limit ? page : ''
}
