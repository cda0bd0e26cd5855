/** It could not write because no space was left: of the disk, of a tmpfs, of a quota. */
import { logCause } from './log-cause.ts'
import { pathIn } from './path-in-line.ts'

const SAYS =
  /no space left on device|\bENOSPC\b|disk quota exceeded|\bEDQUOT\b|disk is full|not enough (?:free )?(?:disk )?space|StorageFull/i
/** Linux says the same when too many files are watched. */
const OTHER = /watch|inotify/i

export const diskFull = logCause<{ path: string | null }>({
  code: 'disk-full',
  about: 'no space was left where it writes',
  read: (line) => (SAYS.test(line) && !OTHER.test(line) ? { path: pathIn(line) } : null),
  why: ({ path }) => `no space was left for ${path === null ? 'what it writes' : `\`${path}\``}`,
  fix: ({ path }) =>
    path?.startsWith('/dev/shm') === true
      ? 'Docker gives /dev/shm 64 MiB: let it use another folder, or ask for more (`shm-size`).'
      : 'Let it write less, or give it a larger volume; if it is the runner’s own disk that is full, free some before the trial.',
})
