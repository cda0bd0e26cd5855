/** Beside it, in `virtualenvs`, poetry keeps what the app runs on. */
import { cache } from './cache-rule.ts'

export const poetryCache = cache({
  code: 'poetry-cache',
  what: 'poetry’s cache',
  paths: ['**/.cache/pypoetry/cache', '**/.cache/pypoetry/artifacts'],
  avoid: 'poetry --no-cache',
})
