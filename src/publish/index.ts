/**
 * Publishes the Reports of a run on GitHub: the sticky comment, the job summary, annotations on the Dockerfile, outputs. Never throws
 * and never changes the verdict: errors are returned as sentences with the cause and the fix.
 */
import { messageOf } from '../core/errors.ts'
import { redact } from '../lib/redact.ts'
import type { Clock } from '../core/clock.ts'
import type { Context, GitHub } from '../github/index.ts'
import type { Job } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import {
  COMMENT_LIMIT,
  SUMMARY_LIMIT,
  renderImages,
  renderPage,
  renderSentences,
  roomFor,
  sectionBody,
  togetherSentence,
  type Section,
} from '../report/index.ts'
import type { Report, Reports } from '../core/schema.ts'
import { annotate } from './annotations.ts'
import type { HandedOn } from './hand-on.ts'
import { linksOf } from './links.ts'
import { setOutputs, type Sboms } from './outputs.ts'
import type { Runner } from './runner.ts'
import { publishComment, sectionFor, TIMED, type Sticky } from './comment.ts'
import { suggestFixes } from './suggestions.ts'

export { errorReport } from './error.ts'
export { namePushed } from './artifacts.ts'
export { actionsRunner, type Runner } from './runner.ts'
export { handOn, type HandedOn } from './hand-on.ts'
export { uploadPage } from './html-page.ts'
export { linksOf } from './links.ts'
export { failedJobsOf, publishHandedOn } from './handed-on.ts'

export interface Published {
  comment: { url: string } | null
  /** One sentence for each part that could not be published. */
  failures: string[]
  /** One sentence on the artifact, if there should be one. */
  notes: string[]
}

export interface Publishing {
  inputs: Pick<Inputs, 'comment' | 'minimumChange' | 'token' | 'report' | 'sarif' | 'html' | 'artifact'> & {
    /** Paths of the SBOMs that were written, of each Report. */
    sboms?: Sboms
  }
  /** Address of the HTML page, if it was uploaded. */
  page?: string | null
  context: Context
  job: Job
  /** Called at most once, and only if there is a comment to write. */
  connect: () => Promise<GitHub>
  runner: Runner
  /** Uploads the Reports. */
  handOn: (reports: readonly Report[]) => Promise<HandedOn>
  /** What several images ship together. */
  shipped?: Reports['together']
  /** Writes the comment's text to a file and returns its path; null if there is no place for it. */
  writeBody?: (markdown: string) => string | null
  /** Values to mask in messages about failures, and in the Report of an error. */
  secrets?: readonly string[]
  clock?: Clock
  random?: () => number
}

/** `reports`: at least one; already redacted, as they are shown and written elsewhere too. */
export async function publish(
  reports: readonly Report[],
  {
    writeBody = () => null,
    runner,
    handOn,
    secrets = [],
    shipped,
    page: html = null,
    ...publishing
  }: Publishing,
): Promise<Published> {
  const { inputs, context, job } = publishing
  const links = { ...linksOf(context, job.checkRun), page: html }
  const failures: string[] = context.problem ? [`${context.problem}.`] : []
  const attempt = async (what: string, work: () => unknown) => {
    try {
      await work()
    } catch (cause) {
      failures.push(`${what}: ${messageOf(cause)}.`)
    }
  }
  const sticky = { ...TIMED, ...publishing, links, together: togetherSentence(shipped) }
  const { comment, unwritten } = await commentOrNot(reports, sticky, failures)
  const notes = [
    ...(await handOnWhere(reports, { inputs, context, handOn, unwritten })),
    ...(await suggestFixes(reports, publishing)),
  ]
  const page = (limit: number) => pageOf(reports, sticky, limit)
  const body = page(COMMENT_LIMIT)
  let bodyFile: string | null = null
  await attempt('The file with the comment was not written', () => (bodyFile = writeBody(body)))
  await attempt('The job summary was not written', () =>
    runner.appendSummary(withNotes(page(SUMMARY_LIMIT), notes)),
  )
  await attempt('The annotations were not written', () => annotate(reports, runner))
  await attempt('The outputs were not set', () =>
    setOutputs(
      reports,
      {
        file: inputs.report,
        sarif: inputs.sarif,
        sboms: inputs.sboms ?? [],
        html: { file: inputs.html, url: html },
        comment,
        body,
        bodyFile,
      },
      runner,
    ),
  )
  for (const failure of redact(failures, secrets)) runner.annotate('warning', failure, { title: 'Sea Trial' })
  return { comment, failures, notes: redact(notes, secrets) }
}

type Commenting = Parameters<typeof publishComment>[1] & { inputs: Pick<Inputs, 'artifact'> }

/**
 * The comment; `unwritten` is the sentence that says why there is none, though there should be one. With a token that only
 * reads that is no failure: of a fork it is not even tried.
 */
async function commentOrNot(
  reports: readonly Report[],
  sticky: Commenting,
  failures: string[],
): Promise<{ comment: { url: string } | null; unwritten: string | null }> {
  const { inputs, context } = sticky
  const isExpected = inputs.comment !== 'never' && inputs.artifact !== 'never' && context.readOnly !== null
  if (isExpected && context.readOnly === 'fork') return { comment: null, unwritten: OF_FORK }
  const own: string[] = []
  const comment = await publishComment(reports, sticky, own)
  if (!isExpected) failures.push(...own)
  return { comment, unwritten: own[0] ?? null }
}

const OF_FORK =
  'Pull requests from forks get a token that only reads, so the workflow with `mode: publish` writes the comment.'

interface Unwritten {
  inputs: Pick<Inputs, 'artifact'>
  unwritten: string | null
}

/** Uploads the Report where the settings ask for it; returns what to say about that. */
async function handOnWhere(
  reports: readonly Report[],
  { inputs, context, handOn, unwritten }: Pick<Publishing, 'context' | 'handOn'> & Unwritten,
): Promise<string[]> {
  const said = context.readOnly !== null && unwritten !== null ? [unwritten] : []
  if (inputs.artifact === 'never' || (inputs.artifact === 'auto' && unwritten === null)) return said
  const handed = await handOn(reports)
  return [
    ...said,
    handed.name === null
      ? `The Report was not uploaded as an artifact: ${handed.why}.`
      : `The Report is in the artifact \`${handed.name}\` of this run.`,
  ]
}

/**
 * Publishes an error that occurred before a Report existed: writes the job summary, and updates the comment of an earlier
 * run. Creates no comment: whoever wrote the settings sees the failed job.
 */
export async function publishError(
  whole: Report,
  {
    runner,
    handOn,
    secrets = [],
    ...publishing
  }: Omit<Publishing, 'inputs' | 'writeBody'> & { inputs: Pick<Inputs, 'comment' | 'token' | 'artifact'> },
): Promise<string[]> {
  const { context, job } = publishing
  const inputs = { ...publishing.inputs, minimumChange: null }
  const report = redact(whole, [...secrets, ...(inputs.token ? [inputs.token] : [])])
  const links = linksOf(context, job.checkRun)
  const failures: string[] = []
  const sticky = { ...TIMED, ...publishing, inputs, links, isUpdate: true }
  const { unwritten } = await commentOrNot([report], sticky, failures)
  const notes = await handOnWhere([report], { inputs, context, handOn, unwritten })
  try {
    await runner.appendSummary(withNotes(pageOf([report], sticky, SUMMARY_LIMIT), notes))
  } catch (cause) {
    failures.push(`The job summary was not written: ${messageOf(cause)}.`)
  }
  for (const failure of failures) runner.annotate('warning', failure, { title: 'Sea Trial' })
  return failures
}

/** The page of one image, or of all, in at most `limit` bytes. */
export function pageOf(
  reports: readonly Report[],
  sticky: Pick<Sticky, 'context' | 'job' | 'links' | 'together'>,
  limit: number,
): string {
  const [only] = reports
  if (only && reports.length === 1) return renderPage(only, sticky.links, limit)
  const all = reports.map((report) => sectionFor(report, sticky))
  const room = (section: Section) => roomFor(section, all, limit)
  return renderImages(
    all.map((section, index) => {
      const report = reports[index]
      return report ? { ...section, body: sectionBody(report, sticky.links, room(section)) } : section
    }),
    limit,
  )
}

const withNotes = (page: string, notes: readonly string[]): string =>
  page + (notes.length > 0 ? `\n${renderSentences(notes)}` : '')
