/** Packages as they were on the machine that builds, for its system and with those for development. */
import type { PathRule } from '../rule.ts'

export const nodeModules: PathRule = {
  code: 'node-modules',
  what: 'the build machine’s `node_modules`',
  paths: ['**/node_modules'],
  by: ['copy'],
  live: 'List `node_modules` in `.dockerignore`, and install with `RUN npm ci --omit=dev`.',
  dead: 'List `node_modules` in `.dockerignore`.',
  confidence: 'likely',
}
