/** With the headers that node-gyp fetches. */
import { cache } from './cache-rule.ts'

export const npmCache = cache({
  code: 'npm-cache',
  what: 'npm’s cache',
  paths: ['**/.npm/_cacache', '**/.npm/_logs', '**/.cache/node-gyp', '**/.node-gyp'],
  clean: 'npm cache clean --force',
})
