/** Tables of last and failed logins, with a row for every number up to the largest: a user of number 250,000 makes 73 MB. */
import type { PathRule } from '../rule.ts'

const FIX =
  'Make the user without a row in them: `useradd -l` (`--no-log-init`), or give it a smaller number.'

export const lastlog: PathRule = {
  code: 'lastlog',
  what: 'login tables, which `useradd` grows with a large user number',
  paths: ['var/log/lastlog', 'var/log/faillog', 'var/log/tallylog'],
  live: FIX,
  dead: FIX,
}
