/** An app that is started by Maven itself runs on it. */
import { cache } from './cache-rule.ts'

export const mavenRepository = cache({
  code: 'maven-repository',
  what: 'Maven’s local repository',
  paths: ['**/.m2/repository'],
  clean: 'rm -rf {here}',
  confidence: 'likely',
})
