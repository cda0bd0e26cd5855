/** A write failed because no space was left on the disk, in a tmpfs, or within a quota. */
import { bytes } from '../../../lib/units.ts'
import type { Cause } from '../shared/cause.ts'
import { after } from '../shared/phrases.ts'
import { logCause } from '../shared/log-cause.ts'
import { pathIn } from '../shared/path-in-line.ts'

const SAYS =
  /no space left on device|\bENOSPC\b|disk quota exceeded|\bEDQUOT\b|disk is full|not enough (?:free )?(?:disk )?space|StorageFull/i
/** Linux reports the same error when too many files are watched. */
const OTHER = /watch|inotify/i

const said = logCause<{ path: string | null }>({
  code: 'disk-full',
  about: 'no space was left where it writes',
  read: (line) => (SAYS.test(line) && !OTHER.test(line) ? { path: pathIn(line) } : null),
  why: ({ path }) => `no space was left for ${path === null ? 'what it writes' : `\`${path}\``}`,
  fix: ({ path }) =>
    path?.startsWith('/dev/shm') === true
      ? 'Docker gives /dev/shm 64 MiB: use another folder, or set a larger size (`shm-size`).'
      : 'Write less, or use a larger volume; if the runner’s own disk is full, free space before the trial.',
})

/** Also if it would have filled the engine's disk, and was stopped before that. */
export const diskFull: Cause = {
  ...said,
  find: (evidence) => {
    const { filledDisk, waited } = evidence
    if (filledDisk === undefined) return said.find(evidence)
    return {
      confidence: 'proved',
      message: `it wrote ${bytes(filledDisk)} and would have filled the disk, so it was stopped ${after(waited)}`,
      fix: 'Write less data. If that much is intended, use a volume on a larger disk.',
      evidence: [`free space on the engine’s disk: ${bytes(filledDisk)} less than at the start`],
    }
  },
}
