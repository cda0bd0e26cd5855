/** What else was checked, as the comment and the terminal show it: pushes, budgets, policies, contracts, test files, platforms, the base. */
import { baseBlocks, sharedBlocks } from '../../sections/base.ts'
import { budgetBlocks, budgetDetails } from '../../sections/budgets.ts'
import { contractDetails } from '../../sections/contract.ts'
import { platformBlocks } from '../../sections/platforms.ts'
import { pushBlocks } from '../../sections/push.ts'
import { sideBySideBlocks } from '../../sections/side-by-side.ts'
import { suiteDetails } from '../../sections/suites.ts'
import { FULL, NO_LINKS } from '../../sections/view.ts'
import type { Page, Section } from './page.ts'
import { blockOf } from './render-blocks.ts'

export function alsoSection({ report }: Page): Section | null {
  const blocks = [
    ...pushBlocks(report),
    ...budgetBlocks(report, NO_LINKS, FULL),
    ...budgetDetails(report, NO_LINKS, FULL),
    ...contractDetails(report, NO_LINKS, FULL),
    ...suiteDetails(report, FULL),
    ...sideBySideBlocks(report, NO_LINKS),
    ...platformBlocks(report),
    ...baseBlocks(report, true),
    ...sharedBlocks(report, FULL),
  ]
  return blocks.length === 0
    ? null
    : { id: 'also', title: 'Also checked', content: blocks.map((block) => blockOf(block)) }
}
