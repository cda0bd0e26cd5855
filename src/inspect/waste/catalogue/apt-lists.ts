/** Package lists that `apt-get update` fetches. */
import { cache } from './cache-rule.ts'

export const aptLists = cache({
  code: 'apt-lists',
  what: 'apt’s package lists',
  paths: ['var/lib/apt/lists'],
  clean: 'rm -rf /var/lib/apt/lists/*',
})
