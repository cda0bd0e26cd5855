/** Whether someone who may write to the repository allowed this pull request to grow, by a label. */
import type { GrowthAllowance } from '../core/budget.ts'
import { messageOf } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import type { GitHub } from '../github/index.ts'

export interface GrowthAnswer {
  readonly allowance: GrowthAllowance | null
  /** Sentences for the report: why a label does not count. */
  readonly notes: readonly string[]
}

export const NO_ANSWER: GrowthAnswer = { allowance: null, notes: [] }

/** Whether the label would change anything. */
export const needsAllowance = ({ budgets = [] }: Report): boolean =>
  budgets.some(({ is, state }) => is === 'max-growth' && state === 'exceeded')

/** Never rejects: where it cannot be checked, nothing is allowed, and a note says so. */
export async function growthAnswer(
  label: string,
  pullRequest: number,
  connect: () => Promise<GitHub>,
): Promise<GrowthAnswer> {
  const refused = (why: string): GrowthAnswer => ({
    allowance: null,
    notes: [`The label \`${label}\` does not count: ${why}`],
  })
  try {
    const github = await connect()
    if (!(await github.labels(pullRequest)).includes(label)) return NO_ANSWER
    const events = await github.labelEvents(pullRequest)
    const last = events.findLast((event) => event.label === label)
    if (!last?.isAdded || last.by === null) return refused('who added it is not known')
    const permission = await github.permission(last.by)
    return permission === 'admin' || permission === 'write'
      ? { allowance: { by: last.by, at: last.at }, notes: [] }
      : refused(`\`${last.by}\`, who added it, may not write to the repository`)
  } catch (cause) {
    return {
      allowance: null,
      notes: [`Whether the label \`${label}\` allows the growth could not be checked: ${messageOf(cause)}`],
    }
  }
}
