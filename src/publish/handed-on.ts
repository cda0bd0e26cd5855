/**
 * Comments Reports that the run of a pull request handed on (`mode: publish`). They are data from strangers: what they say of
 * their commit, repository and branch is replaced by what GitHub says, a pass of a run that failed is not believed, and the
 * comment says whose figures these are.
 */
import type { Context, FinishedRun, GitHub, Job as FinishedJob, OpenPull } from '../github/index.ts'
import type { Job } from '../inputs/index.ts'
import type { PublishInputs } from '../inputs/types.ts'
import type { Links } from '../report/index.ts'
import type { Finding, Report } from '../core/schema.ts'
import { publishComment, TIMED } from './comment.ts'
import { artifactUrl } from './html-page.ts'

export interface Target {
  run: FinishedRun
  pull: OpenPull
  /** Jobs of the run that did not succeed; null where they could not be read. */
  failedJobs: readonly string[] | null
  /** The artifact that is the HTML page of all Reports. */
  page: number | null
}

export interface HandedOnPublishing {
  inputs: PublishInputs
  context: Context
  github: GitHub
}

/** Addresses of the comments; appends a sentence to `failures` for each that could not be written. */
export async function publishHandedOn(
  reports: readonly Report[],
  target: Target,
  { inputs, context, github }: HandedOnPublishing,
  failures: string[],
): Promise<string[]> {
  const { run, pull } = target
  const place: Context = {
    ...context,
    pullRequest: pull.number,
    sha: run.sha,
    ref: run.branch,
    run: { ...context.run, id: run.id, attempt: run.attempt, job: null },
  }
  const links = linksOf(target, context)
  const connect = () => Promise.resolve(github)
  const urls: string[] = []
  for (const report of reports.map((one) => asOfRun(one, reports, target, context))) {
    const job: Job = { matrix: report.matrix ?? [], legs: null, checkRun: null, network: null }
    const sticky = {
      ...TIMED,
      inputs: { ...inputs, minimumChange: null },
      context: place,
      job,
      connect,
      links,
    }
    const comment = await publishComment([report], sticky, failures)
    if (comment) urls.push(comment.url)
  }
  return urls
}

function linksOf({ run, page }: Target, { serverUrl, repository, docs }: Context): Links {
  return {
    run: repository && `${serverUrl}/${repository}/actions/runs/${run.id}/attempts/${run.attempt}`,
    files: run.repository && `${serverUrl}/${run.repository}/blob/${run.sha}/`,
    docs,
    page: repository !== null && page !== null ? artifactUrl({ serverUrl, repository }, run.id, page) : null,
    now: 'This PR',
    origin: `All of this is from the pull request’s own run, whose code and workflow its author can change; nothing was checked again. GitHub says that the run ended in \`${run.conclusion ?? 'nothing'}\`.`,
  }
}

/** The Report with GitHub's word for what GitHub knows. */
export function asOfRun(
  report: Report,
  all: readonly Report[],
  target: Target,
  { repository }: Pick<Context, 'repository'>,
): Report {
  const { run } = target
  // a patch of a stranger is not offered
  const own = {
    ...report,
    fixes: undefined,
    sha: run.sha,
    ref: run.branch,
    ...(repository === null ? {} : { repository }),
  }
  const why = report.verdict === 'pass' ? whyUnproven(all, target) : null
  return why === null ? own : unproven(own, why)
}

/**
 * Why a pass is not believed; null if it is. In a run with several images others may fail: as many jobs may have failed as
 * there are Reports that do not pass.
 */
function whyUnproven(all: readonly Report[], { run, failedJobs }: Target): string | null {
  if (run.conclusion === 'success') return null
  const failing = all.filter(({ verdict }) => verdict !== 'pass').length
  if (run.conclusion === 'failure' && failedJobs && failedJobs.length > 0 && failedJobs.length <= failing)
    return null
  return `its Report says pass, but its run ended in \`${run.conclusion ?? 'nothing'}\``
}

function unproven(report: Report, why: string): Report {
  const finding: Finding = {
    code: 'not-proven',
    level: 'fail',
    confidence: 'proved',
    message: `This is not proven: ${why}, and no other Report of it explains that`,
    fix: 'Read the log of the run: another step or job of it failed, or the Report is forged.',
    evidence: [],
  }
  return {
    ...report,
    verdict: 'error',
    headline: `${report.name} is not proven to be seaworthy: ${why}`,
    findings: [finding, ...report.findings],
  }
}

/** Names of the jobs that ended other than well. */
export const failedJobsOf = (jobs: readonly FinishedJob[]): string[] =>
  jobs.filter(({ conclusion }) => !GOOD.includes(conclusion ?? '')).map(({ name }) => name)

const GOOD = ['success', 'skipped', 'neutral']
