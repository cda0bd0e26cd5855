/** Files that commands of the build write as a side effect. */
import { ALL, type PathRule } from '../rule.ts'

const SMALLER_LASTLOG =
  'Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID.'
const MOUNTED =
  'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.'

export const LEFTOVERS: readonly PathRule[] = [
  // one row for each user ID up to the largest: user 250,000 makes 73 MB
  {
    code: 'lastlog',
    what: 'login tables, which `useradd` grows with a large user ID',
    paths: ['var/log/lastlog', 'var/log/faillog', 'var/log/tallylog'],
    live: SMALLER_LASTLOG,
    dead: SMALLER_LASTLOG,
  },
  // of the build: the app writes its own when it runs
  {
    code: 'logs',
    repair: { clean: `rm -rf ${ALL}` },
    what: 'logs',
    paths: ['var/log/*', '**/npm-debug.log', '**/yarn-error.log', '**/yarn-debug.log', '**/pnpm-debug.log'],
    live: { run: 'Delete them at the end of that RUN.', copy: 'List them in `.dockerignore`.' },
    dead: { run: 'Do both in one RUN.', copy: 'List them in `.dockerignore`.' },
    confidence: 'likely',
  },
  {
    code: 'temporary-files',
    repair: { clean: `rm -rf ${ALL}` },
    what: 'temporary files',
    paths: ['tmp/*', 'var/tmp/*', 'usr/tmp/*'],
    live: {
      run: 'Delete them in the RUN that made them, or give it `--mount=type=tmpfs,target=/tmp`.',
      copy: MOUNTED,
    },
    dead: { run: 'Do both in one RUN, or give it `--mount=type=tmpfs,target=/tmp`.', copy: MOUNTED },
    confidence: 'likely',
  },
  // backups of package managers, and indexes that are rebuilt when needed
  {
    code: 'package-leftovers',
    repair: { clean: `rm -rf ${ALL}` },
    what: 'package managers’ leftovers',
    paths: [
      'var/cache/debconf/*-old',
      'var/lib/dpkg/*-old',
      'var/cache/ldconfig',
      'var/cache/man',
      'var/cache/swcatalog',
      'var/cache/app-info',
    ],
    live: 'Delete them at the end of that RUN.',
    dead: 'Do both in one RUN.',
  },
]
