/** Ivy and coursier, which sbt and other Scala tools use. */
import { cache } from './cache-rule.ts'

export const sbtCache = cache({
  code: 'sbt-cache',
  what: 'sbt’s caches',
  paths: ['**/.ivy2/cache', '**/.cache/coursier', '**/.sbt/boot'],
  clean: 'rm -rf {here}',
  confidence: 'likely',
})
