/** Of yarn 1; as root in a container it lies in `/usr/local/share`. */
import { cache } from './cache-rule.ts'

export const yarnCache = cache({
  code: 'yarn-cache',
  what: 'yarn’s cache',
  paths: ['**/.cache/yarn', 'usr/local/share/.cache/yarn', '**/.yarn-cache'],
  clean: 'yarn cache clean',
})
