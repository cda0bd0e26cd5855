/** Of any user; pipx has pip work in one of its own. */
import { cache } from './cache-rule.ts'

export const pipCache = cache({
  code: 'pip-cache',
  what: 'pip’s cache',
  paths: ['**/.cache/pip', '**/.cache/pipx', '**/pipx/.cache'],
  avoid: 'pip install --no-cache-dir',
})
