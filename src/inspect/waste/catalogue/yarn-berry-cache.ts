/** Of yarn 2 and later. With Plug’n’Play the app runs on what is in it, so this is no more than a hint. */
import type { PathRule } from '../rule.ts'

export const yarnBerryCache: PathRule = {
  code: 'yarn-berry-cache',
  what: 'yarn’s cache',
  paths: ['**/.yarn/berry/cache'],
  live: 'Unless the app runs on it (Plug’n’Play), set `nodeLinker: node-modules` and end that RUN with `yarn cache clean --all`.',
  dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
  confidence: 'hint',
}
