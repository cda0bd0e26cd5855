/**
 * Reports that nobody but a run of the branch can have written: GitHub says of which run an artifact is, what started that run,
 * and of which commit it was. The Actions cache does not say who saved an entry, so it is not read here.
 */
import { messageOf } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import type { Artifact, GitHub } from '../github/index.ts'
import { MOST, namesFor, reportsInArtifact, suitableOf } from './artifact.ts'
import type { Expected } from './suitable.ts'

/** Events that run the code of the branch, and that nobody starts who may not push. */
const EVENTS = ['push', 'schedule', 'workflow_dispatch']
/** Each is a download. A run leaves up to two under these names, one of which may be of another image. */
const MOST_REPORTS = 4

export type BranchReport = { report: Report; why: null } | { report: null; why: string }

type Reader = Pick<GitHub, 'artifacts' | 'artifact' | 'workflowRun' | 'wasTipOf'>

/** Newest first. `why`: why an artifact does not count. Rejects with a GitHubError. */
export async function* branchReports(
  github: Reader,
  branch: string,
  expected: Omit<Expected, 'refs' | 'own'>,
): AsyncGenerator<BranchReport> {
  const lists = await Promise.all(namesFor(expected).map((name) => github.artifacts(name)))
  const usable = lists.flat().filter((one) => one.isOwn && !one.isExpired && one.branch === branch)
  const newest = usable.sort((a, b) => b.id - a.id).slice(0, MOST_REPORTS)
  for (const artifact of newest) {
    const whyNot = await whyNotOfBranch(github, artifact, branch)
    if (whyNot === null) yield await read(github, artifact, { ...expected, refs: [branch], own: null })
    else yield { report: null, why: `artifact ${artifact.id} ${whyNot}` }
  }
}

/** A tag can have the name of the branch, and a run of anyone's code can be listed under it. */
async function whyNotOfBranch(
  github: Reader,
  { run, sha }: Artifact,
  branch: string,
): Promise<string | null> {
  if (run === null) return 'is of an unknown run'
  const [found, wasTip] = await Promise.all([
    github.workflowRun(run),
    github.wasTipOf(sha, branch).catch(() => false),
  ])
  if (!EVENTS.includes(found.event)) return `is of a run on ${JSON.stringify(found.event.slice(0, 100))}`
  if (found.branch !== branch || found.sha !== sha) return 'is of a run of something else'
  return wasTip ? null : `is of a commit that ${branch} never ended in`
}

async function read(github: Reader, { id, sha }: Artifact, expected: Expected): Promise<BranchReport> {
  try {
    const report = suitableOf(await reportsInArtifact(github, id, MOST), expected)
    if (typeof report === 'string') return { report: null, why: `artifact ${id}: ${report}` }
    return report.sha === sha
      ? { report, why: null }
      : { report: null, why: `artifact ${id}: It is of another commit than its run` }
  } catch (cause) {
    return { report: null, why: `artifact ${id} cannot be read: ${messageOf(cause)}` }
  }
}
