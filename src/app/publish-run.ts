/**
 * `mode: publish`, the trusted half of a workflow for forks: comments on the pull request of a finished run what that run
 * handed on as artifacts. Builds nothing, checks out nothing, needs no engine. The pull request is found by what GitHub says
 * of the run; nothing in an artifact chooses it.
 */
import { reportsInArtifact } from '../baseline/index.ts'
import { UserError, messageOf } from '../core/errors.ts'
import { PAGE_ARTIFACT, REPORT_ARTIFACT } from '../core/report-artifact.ts'
import type { Report } from '../core/schema.ts'
import {
  connect,
  readContext,
  readFinishedRun,
  type Context,
  type FinishedRun,
  type GitHub,
  type OpenPull,
  type RunArtifact,
} from '../github/index.ts'
import { jobTokens, type Mode } from '../inputs/index.ts'
import type { PublishInputs } from '../inputs/types.ts'
import { field } from '../lib/json.ts'
import { redact } from '../lib/redact.ts'
import { actionsRunner, failedJobsOf, publishHandedOn, type Runner } from '../publish/index.ts'
import { harmless, oneLine, renderSentences } from '../report/index.ts'
import type { Host } from './host.ts'

/** Of one run: a stranger may upload many. */
const MOST_REPORTS = 20
/** Bytes of one. */
const MOST = { zip: 4 * 2 ** 20, report: 10_000_000 }

interface Outcome {
  /** What was done, or why nothing was to be done. */
  said: string[]
  /** Each a reason why something could not be published. */
  failures: string[]
  urls: string[]
}

/** Returns 0 if it published, or had nothing to publish, and 1 if it could not. Rejects with wrong settings (exit 2). */
export async function publishRun(inputs: PublishInputs, mode: Mode, host: Host): Promise<number> {
  const context = readContext(host.env)
  if (context.event !== 'workflow_run') throw wrongEvent(context)
  const run = readFinishedRun(host.env)
  const outcome = await publishOf(run, inputs, context).catch((cause: unknown) => failed(sentenceOf(cause)))
  const { said, failures, urls } = redact(outcome, jobTokens(host.env))
  for (const line of [...said, ...failures]) host.stdout.write(`${harmless(oneLine(line))}\n`)
  if (mode === 'action') await show({ said, failures, urls }, await actionsRunner(host.env))
  return failures.length > 0 ? 1 : 0
}

const wrongEvent = ({ event }: Context): UserError =>
  new UserError(
    'settings',
    `\`mode: publish\` runs on \`workflow_run\`, not on ${event === null ? 'a command line' : `\`${event}\``}`,
    'docs/github.md has the two workflows to copy.',
    { exit: 2 },
  )

const nothing = (...said: string[]): Outcome => ({ said, failures: [], urls: [] })
const failed = (...failures: string[]): Outcome => ({ said: [], failures, urls: [] })

async function publishOf(run: FinishedRun | null, inputs: PublishInputs, context: Context): Promise<Outcome> {
  const { repository, apiUrl } = context
  if (run === null || repository === null)
    return failed(`${context.problem ?? 'The payload does not describe a finished run'}.`)
  const why = whyNothing(run)
  if (why !== null) return nothing(`Nothing to publish: ${why}.`)
  if (inputs.token === null) return failed('Nothing can be published without a `token`.')
  const github = await connect({ token: inputs.token, apiUrl, repository })
  const pulls = await github.openPulls(run.repository?.split('/')[0] ?? '', run.branch)
  const pull = pullOf(run, pulls)
  if (typeof pull === 'string') return nothing(`Nothing was published: ${pull}.`)
  const stored = (await github.runArtifacts(run.id)).filter(({ isExpired }) => !isExpired)
  const artifacts = stored.filter(isReport)
  if (artifacts.length === 0)
    return nothing(`Nothing to publish: the run has no artifact named \`${REPORT_ARTIFACT}\`.`)
  return publishArtifacts(artifacts, { run, pull, inputs, context, github, page: pageIn(stored) })
}

/** Why there is nothing to publish of this run; null if there may be. */
function whyNothing({ event, status, conclusion, repository }: FinishedRun): string | null {
  if (status !== 'completed' || conclusion === null) return 'the run has not ended'
  if (!event.startsWith('pull_request')) return `the run was of \`${event}\`, not of a pull request`
  return repository === null ? 'the repository of its code is gone' : null
}

/** The one open pull request whose head is the run's commit, or why there is none. */
export function pullOf(run: FinishedRun, pulls: readonly OpenPull[]): OpenPull | string {
  const same = pulls.filter(
    ({ repository, branch }) => repository === run.repository && branch === run.branch,
  )
  const [pull, ...others] = same.filter(({ sha }) => sha === run.sha)
  if (pull !== undefined && others.length === 0) return pull
  if (pull !== undefined) return `${others.length + 1} open pull requests have the run’s commit as their head`
  return same.length === 0
    ? 'no pull request from the run’s branch is open'
    : 'the pull request has another commit by now, whose own run will be published'
}

const isReport = ({ name }: RunArtifact): boolean =>
  name === REPORT_ARTIFACT || name.startsWith(`${REPORT_ARTIFACT}-`)

/** Its ID. Null where a run has several: nothing trusted says which page is of which Report. */
function pageIn(stored: readonly RunArtifact[]): number | null {
  const [page, ...others] = stored.filter(
    ({ name }) => name.startsWith(PAGE_ARTIFACT) && name.endsWith('.html'),
  )
  return others.length > 0 || stored.filter(isReport).length > 1 ? null : (page?.id ?? null)
}

interface Place {
  run: FinishedRun
  pull: OpenPull
  inputs: PublishInputs
  context: Context
  github: GitHub
  page: number | null
}

async function publishArtifacts(artifacts: readonly RunArtifact[], place: Place): Promise<Outcome> {
  const { run, pull, inputs, context, github, page } = place
  const newest = artifacts.toSorted((a, b) => b.id - a.id)
  const { reports, failures } = await readReports(newest.slice(0, MOST_REPORTS), github)
  if (newest.length > MOST_REPORTS)
    failures.push(`Only ${MOST_REPORTS} of ${newest.length} artifacts were read.`)
  const { jobs, whyNot } = run.conclusion === 'success' ? NO_JOBS : await jobsOf(run, github)
  const target = { run, pull, page, failedJobs: failedJobsOf(jobs) }
  const urls = await publishHandedOn(reports, target, { inputs, context, github }, failures)
  const said = [...urls.map((url) => `Comment: ${url}`), ...whyNot]
  if (urls.length === 0 && failures.length === 0) said.push('No comment was due.')
  return { said, failures, urls }
}

/** The newest of each image and leg of a matrix. One after the other: together they would not fit into memory. */
async function readReports(
  artifacts: readonly RunArtifact[],
  github: GitHub,
): Promise<{ reports: Report[]; failures: string[] }> {
  const reports = new Map<string, Report>()
  const failures: string[] = []
  for (const { id, name } of artifacts) {
    try {
      for (const report of await reportsInArtifact(github, id, MOST)) {
        const key = JSON.stringify([report.name, report.matrix])
        if (!reports.has(key)) reports.set(key, report)
      }
    } catch (cause) {
      failures.push(`The artifact \`${name}\` was not published: ${sentenceOf(cause)}`)
    }
  }
  return { reports: [...reports.values()].reverse(), failures }
}

interface Jobs {
  readonly jobs: Awaited<ReturnType<GitHub['jobs']>>
  readonly whyNot: readonly string[]
}

const NO_JOBS: Jobs = { jobs: [], whyNot: [] }

/** Without them no pass of a run that failed is believed. */
const jobsOf = ({ id, attempt }: FinishedRun, github: GitHub): Promise<Jobs> =>
  github.jobs(id, attempt).then(
    (jobs) => ({ jobs, whyNot: [] }),
    (cause: unknown) => ({
      jobs: [],
      whyNot: [`The jobs of the run could not be read, so no pass of it counts: ${sentenceOf(cause)}`],
    }),
  )

/** With the permission to add, where that is the cause. */
function sentenceOf(cause: unknown): string {
  const isDenied = [403, 404].some((status) => field(cause, 'status') === status)
  const message = messageOf(cause).replace(/\.$/, '')
  return isDenied
    ? `${message}: the job needs \`actions: read\` and \`pull-requests: write\`.`
    : `${message}.`
}

async function show({ said, failures, urls }: Outcome, runner: Runner): Promise<void> {
  for (const failure of failures) runner.annotate('warning', failure, { title: 'Sea Trial' })
  runner.setOutput('comment-url', urls[0] ?? '')
  await runner.appendSummary(renderSentences([...said, ...failures])).catch((cause: unknown) => {
    runner.annotate('warning', `The job summary was not written: ${messageOf(cause)}.`, {
      title: 'Sea Trial',
    })
  })
}
