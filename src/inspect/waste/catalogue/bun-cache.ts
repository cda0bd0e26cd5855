import { cache } from './cache-rule.ts'

export const bunCache = cache({
  code: 'bun-cache',
  what: 'bun’s cache',
  paths: ['**/.bun/install/cache'],
  clean: 'bun pm cache rm',
})
