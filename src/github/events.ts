/** What a run does on each event of GitHub Actions: one table, for the code and for docs/github.md. */
export interface EventRule {
  /** Whose code a trial may run: anyone's; only this repository's own; `ask`: that is not known from the payload. */
  readonly trial: 'any' | 'own' | 'ask'
  /** The payload names the pull request, so there is a comment. */
  readonly comments: boolean
  /** The code is not yet in its branch: the base branch's config file counts. */
  readonly isChange: boolean
  /** Only people who may push start it, and on a branch, so its Report can be a baseline. */
  readonly isBaseline: boolean
  /** GitHub gives a token that only reads to runs of forks and of Dependabot. */
  readonly isReadOnlyForForks: boolean
  /** For docs/github.md. */
  readonly about: string
}

const ofPull = {
  trial: 'any',
  comments: true,
  isChange: true,
  isBaseline: false,
  isReadOnlyForForks: true,
  about:
    'trial, summary, annotations, gate. Comments; a run of a fork hands its Report on instead, for `mode: publish`',
} as const satisfies EventRule

const ofBranch = {
  trial: 'any',
  comments: false,
  isChange: false,
  isBaseline: true,
  isReadOnlyForForks: false,
  about: 'trial and summary; saves its Report as a baseline. No comment',
} as const satisfies EventRule

const OTHER: EventRule = { ...ofBranch, isBaseline: false, about: 'trial and summary. No comment' }

export const EVENT_RULES: Readonly<Record<string, EventRule>> = {
  pull_request: ofPull,
  pull_request_review: ofPull,
  pull_request_review_comment: ofPull,
  merge_group: { ...OTHER, isChange: true, about: 'trial, summary, gate. No comment' },
  push: {
    ...ofBranch,
    about:
      'trial and summary; on a branch, saves its Report as a baseline. Comments only with `comment-on-push`, on the open pull request that has this commit as its head',
  },
  workflow_dispatch: ofBranch,
  schedule: ofBranch,
  release: OTHER,
  repository_dispatch: OTHER,
  pull_request_target: {
    ...ofPull,
    trial: 'own',
    isReadOnlyForForks: false,
    about: 'of a fork: refused, exit 2. Of a branch of this repository: as `pull_request`',
  },
  issue_comment: { ...OTHER, trial: 'ask', comments: true, about: 'refused, exit 2' },
  workflow_run: {
    ...OTHER,
    trial: 'own',
    about:
      'after a run of a fork: refused, exit 2. Else trial and summary. With `mode: publish`: comments on the pull request of that run',
  },
}

/** The rule of an event that the table does not have is that of `release`. */
export const eventRule = (event: string | null): EventRule =>
  event !== null && Object.hasOwn(EVENT_RULES, event) ? (EVENT_RULES[event] ?? OTHER) : OTHER

/** Whether runs are started by no change: a commit has several, and what differs comes from elsewhere. */
export const repeatsCommits = (event: string | null): boolean =>
  event === 'schedule' || event === 'workflow_dispatch'

/** Of a run's context. */
interface Occasion {
  event: string | null
  fork: boolean
  problem: string | null
}

/** The sentence that says why a trial must not run here: strangers' code would meet secrets. Null where it may. */
export function whyRefused({ event, fork, problem }: Occasion): string | null {
  const { trial } = eventRule(event)
  if (trial === 'any' || (trial === 'own' && !fork && problem === null)) return null
  const whose =
    trial === 'ask'
      ? 'the code to be tried is not named by the event, so it may be of a fork'
      : 'the code to be tried is of a fork'
  return `On \`${event ?? ''}\` no trial runs: ${whose}. It could reach the secrets of this repository and a token that may write`
}
