import { cache } from './cache-rule.ts'

export const composerCache = cache({
  code: 'composer-cache',
  what: 'composer’s cache',
  paths: ['**/.composer/cache', '**/.cache/composer'],
  clean: 'composer clear-cache',
})
