/** What uv linked into an environment is shared with it and costs nothing. */
import { cache } from './cache-rule.ts'

export const uvCache = cache({
  code: 'uv-cache',
  what: 'uv’s cache',
  paths: ['**/.cache/uv'],
  avoid: 'uv --no-cache',
})
