/** Targets of the links in a published report. */
import type { Context } from '../github/index.ts'
import type { Links } from '../report/index.ts'

/** `checkRun`: of the job, whose log is then the page of the run. */
export function linksOf(context: Context, checkRun: number | null = null): Links {
  const { serverUrl, repository, sha, run, runUrl, pullRequest, docs } = context
  const isKnown = checkRun !== null && repository && run.id !== null
  return {
    run: isKnown ? `${serverUrl}/${repository}/actions/runs/${run.id}/job/${checkRun}` : runUrl,
    files: repository && sha ? `${serverUrl}/${repository}/blob/${sha}/` : null,
    docs,
    now: pullRequest === null ? 'Now' : 'This PR',
  }
}
