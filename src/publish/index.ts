/**
 * Publishes a Report on GitHub: the sticky comment, the job summary, annotations on the Dockerfile, outputs. Never throws
 * and never changes the verdict: errors are returned as sentences with the cause and the fix.
 */
import { messageOf } from '../core/errors.ts'
import { redact } from '../lib/redact.ts'
import { systemClock, type Clock } from '../core/clock.ts'
import type { Context, GitHub } from '../github/index.ts'
import type { Job } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { renderComment, renderSummary } from '../report/index.ts'
import type { Report } from '../core/schema.ts'
import { annotate } from './annotations.ts'
import { linksOf } from './links.ts'
import { setOutputs } from './outputs.ts'
import type { Runner } from './runner.ts'
import { publishComment } from './comment.ts'

export { errorReport } from './error.ts'
export { actionsRunner, type Runner } from './runner.ts'
export { linksOf } from './links.ts'

const TIMED = { clock: systemClock, random: Math.random }

export interface Published {
  comment: { url: string } | null
  /** One sentence for each part that could not be published. */
  failures: string[]
}

export interface Publishing {
  inputs: Pick<Inputs, 'comment' | 'minimumChange' | 'token' | 'report' | 'sarif'>
  context: Context
  job: Job
  /** Called at most once, and only if there is a comment to write. */
  connect: () => Promise<GitHub>
  runner: Runner
  /** Writes the comment's text to a file and returns its path; null if there is no place for it. */
  writeBody?: (markdown: string) => string | null
  /** Values to mask in messages about failures, and in the Report of an error. */
  secrets?: readonly string[]
  clock?: Clock
  random?: () => number
}

/** `report`: already redacted, as it is shown and written elsewhere too. */
export async function publish(
  report: Report,
  { writeBody = () => null, runner, secrets = [], ...publishing }: Publishing,
): Promise<Published> {
  const { inputs, context, job } = publishing
  const links = linksOf(context, job.checkRun)
  const failures: string[] = context.problem ? [`${context.problem}.`] : []
  const attempt = async (what: string, work: () => unknown) => {
    try {
      await work()
    } catch (cause) {
      failures.push(`${what}: ${messageOf(cause)}.`)
    }
  }
  const comment = await publishComment(report, { ...TIMED, ...publishing, links }, failures)
  const body = renderComment(report, links)
  let bodyFile: string | null = null
  await attempt('The file with the comment was not written', () => (bodyFile = writeBody(body)))
  await attempt('The job summary was not written', () => runner.appendSummary(renderSummary(report, links)))
  await attempt('The annotations were not written', () => annotate(report, runner))
  await attempt('The outputs were not set', () =>
    setOutputs(report, { file: inputs.report, sarif: inputs.sarif, comment, body, bodyFile }, runner),
  )
  for (const failure of redact(failures, secrets)) runner.annotate('warning', failure, { title: 'Sea Trial' })
  return { comment, failures }
}

/**
 * Publishes an error that occurred before a Report existed: writes the job summary, and updates the comment of an earlier
 * run. Creates no comment: whoever wrote the settings sees the failed job.
 */
export async function publishError(
  whole: Report,
  {
    runner,
    secrets = [],
    ...publishing
  }: Omit<Publishing, 'inputs' | 'writeBody'> & { inputs: Pick<Inputs, 'comment' | 'token'> },
): Promise<string[]> {
  const { context, job } = publishing
  const inputs = { ...publishing.inputs, minimumChange: null }
  const report = redact(whole, [...secrets, ...(inputs.token ? [inputs.token] : [])])
  const links = linksOf(context, job.checkRun)
  const failures: string[] = []
  await publishComment(report, { ...TIMED, ...publishing, inputs, links, isUpdate: true }, failures)
  try {
    await runner.appendSummary(renderSummary(report, links))
  } catch (cause) {
    failures.push(`The job summary was not written: ${messageOf(cause)}.`)
  }
  for (const failure of failures) runner.annotate('warning', failure, { title: 'Sea Trial' })
  return failures
}
