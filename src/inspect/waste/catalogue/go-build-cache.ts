import { cache } from './cache-rule.ts'

export const goBuildCache = cache({
  code: 'go-build-cache',
  what: 'go’s build cache',
  paths: ['**/.cache/go-build'],
  clean: 'go clean -cache',
})
