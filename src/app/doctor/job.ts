/** The job of GitHub Actions that this runs in; nothing elsewhere. */
import { eventRule, readContext, whyRefused } from '../../github/index.ts'
import type { Check } from '../../report/index.ts'
import type { Place } from './place.ts'

export function jobChecks({ env }: Place): Check[] {
  if (env.GITHUB_ACTIONS !== 'true') return []
  const context = readContext({ ...env })
  const refused = whyRefused(context)
  const event = `${context.event ?? 'unknown'}: ${eventRule(context.event).about}`
  return [
    refused === null
      ? { name: 'event', state: 'ok', found: event }
      : {
          name: 'event',
          isNeeded: true,
          state: 'missing',
          found: event,
          means: `${refused}.`,
          fix: 'Run the trial on `pull_request` (docs/github.md).',
        },
    tokenCheck(context),
    serviceCheck(env),
  ]
}

function tokenCheck({ readOnly, pullRequest }: ReturnType<typeof readContext>): Check {
  const name = 'token'
  if (readOnly !== null)
    return {
      ...{
        name,
        state: 'limited',
        found: `a run of ${readOnly === 'fork' ? 'a fork' : 'Dependabot'} gets a token that only reads`,
      },
      means: 'The trial works; the comment needs a second workflow.',
      fix: 'Use `mode: publish` (docs/github.md).',
    }
  return pullRequest === null
    ? { name, state: 'ok', found: 'no pull request to comment on' }
    : {
        name,
        state: 'ok',
        found: 'may comment if the job has `pull-requests: write`, which shows only when it is used',
      }
}

/** The runner gives them to actions, not to `run:` steps. */
function serviceCheck({ ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL }: Place['env']): Check {
  const name = 'artifacts and cache'
  return ACTIONS_RUNTIME_TOKEN && ACTIONS_RESULTS_URL
    ? { name, state: 'ok', found: 'available' }
    : {
        ...{ name, state: 'limited', found: 'not available in this step' },
        means: 'A `run:` step saves no baseline and uploads no Report; the action does.',
      }
}
