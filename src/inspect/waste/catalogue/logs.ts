/** Logs of the build; an app’s own begin when it runs. */
import type { PathRule } from '../rule.ts'

export const logs: PathRule = {
  code: 'logs',
  what: 'logs',
  paths: ['var/log/*', '**/npm-debug.log', '**/yarn-error.log', '**/yarn-debug.log', '**/pnpm-debug.log'],
  live: { run: 'Delete them at the end of that RUN.', copy: 'List them in `.dockerignore`.' },
  dead: { run: 'Do both in one RUN.', copy: 'List them in `.dockerignore`.' },
  confidence: 'likely',
}
