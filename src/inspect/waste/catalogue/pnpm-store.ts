/** What pnpm linked into `node_modules` is shared with it and costs nothing. */
import { cache } from './cache-rule.ts'

export const pnpmStore = cache({
  code: 'pnpm-store',
  what: 'pnpm’s store and cache',
  paths: ['**/.local/share/pnpm/store', '**/.pnpm-store', '**/.cache/pnpm'],
  clean: 'rm -rf {here}',
})
