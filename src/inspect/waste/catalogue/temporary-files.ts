import type { PathRule } from '../rule.ts'

export const temporaryFiles: PathRule = {
  code: 'temporary-files',
  what: 'temporary files',
  paths: ['tmp/*', 'var/tmp/*', 'usr/tmp/*'],
  live: {
    run: 'Delete them in the RUN that made them, or give it `--mount=type=tmpfs,target=/tmp`.',
    copy: 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.',
  },
  dead: {
    run: 'Do both in one RUN, or give it `--mount=type=tmpfs,target=/tmp`.',
    copy: 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.',
  },
  confidence: 'likely',
}
