import { cache } from './cache-rule.ts'

export const pipenvCache = cache({
  code: 'pipenv-cache',
  what: 'pipenv’s cache',
  paths: ['**/.cache/pipenv'],
  clean: 'rm -rf {here}',
})
