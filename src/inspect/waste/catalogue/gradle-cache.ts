import { cache } from './cache-rule.ts'

export const gradleCache = cache({
  code: 'gradle-cache',
  what: 'gradle’s caches',
  paths: ['**/.gradle/caches', '**/.gradle/wrapper/dists', '**/.gradle/daemon', '**/.gradle/native'],
  clean: 'rm -rf {here}',
  confidence: 'likely',
})
