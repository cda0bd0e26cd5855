/** Targets of the links in a published report. */
import type { Context } from '../github/index.ts'
import type { Links } from '../report/index.ts'

export function linksOf({ serverUrl, repository, sha, runUrl, pullRequest }: Context): Links {
  return {
    run: runUrl,
    files: repository && sha ? `${serverUrl}/${repository}/blob/${sha}/` : null,
    now: pullRequest === null ? 'Now' : 'This PR',
  }
}
