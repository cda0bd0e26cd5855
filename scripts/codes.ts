/** What each code means that no cause of `src/smoke/causes/` gives: ends of the sentence "this code means that …". */
import type { ErrorCode } from '../src/core/errors.ts'
import type { Level } from '../src/core/schema.ts'

export interface Code {
  code: string
  level: Level
  about: string
}

/** Of the build. */
export const OF_BUILD: readonly Code[] = [
  { code: 'dockerfile-missing', level: 'fail', about: 'there is no Dockerfile at the expected path' },
  { code: 'dockerfile-invalid', level: 'fail', about: 'a line of the Dockerfile cannot be read' },
  { code: 'unknown-stage', level: 'fail', about: 'FROM or COPY --from names a stage that does not exist' },
  { code: 'base-unavailable', level: 'fail', about: 'its base image cannot be pulled' },
  { code: 'build-failed', level: 'fail', about: 'a step of the build fails' },
  { code: 'no-buildx', level: 'note', about: 'it was built without buildx, so less is known of its build' },
]

/** Of what is in the image, and of the trial as a whole. */
export const OF_IMAGE: readonly Code[] = [
  { code: 'not-ready', level: 'fail', about: 'it did not become ready, and no known cause fits' },
  { code: 'nothing-checked', level: 'fail', about: 'no check came to an end, so nothing was proved' },
  { code: 'too-many-layers', level: 'warn', about: 'it has almost as many layers as engines take' },
  {
    code: 'duplicate-path',
    level: 'warn',
    about: 'a layer stores a path twice, which engines take differently',
  },
  {
    code: 'env-file-in-image',
    level: 'warn',
    about: 'it ships a `.env` file, whose values everyone with the image can read',
  },
  { code: 'mislabelled-platform', level: 'warn', about: 'its programs are of another platform than it says' },
  { code: 'emulated', level: 'warn', about: 'it ran emulated, so its times say little' },
  { code: 'other-platform', level: 'note', about: 'it is of another platform than this host' },
  {
    code: 'carries-run-label',
    level: 'note',
    about: 'it has the label that Sea Trial gives to its own containers',
  },
  {
    code: 'lines-uncertain',
    level: 'note',
    about: 'which line of the Dockerfile made which layer is not certain',
  },
]

/** Why it could not be tried. */
export const OF_ERRORS: Readonly<Record<ErrorCode, string>> = {
  settings: 'settings are wrong: nothing was built (exit 2)',
  'no-engine': 'no container engine answers',
  'engine-failed': 'the engine refuses what it is asked',
  'engine-lost': 'the engine went away',
  'no-compose': 'there is no Docker Compose for `compose-file`',
  'compose-failed': 'Docker Compose refuses what it is asked, or a service did not come up',
  'image-not-found': 'there is no such image',
  'archive-invalid': 'the archive is damaged, or is none',
  'baseline-invalid': 'the baseline is no Report',
  'disk-full': 'the disk is full',
  'report-unwritable': 'the Report cannot be written',
  cancelled: 'the run was cancelled',
  internal: 'Sea Trial has a fault: please report it',
}
