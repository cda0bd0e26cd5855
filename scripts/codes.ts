/** Meanings of the codes that no cause in `src/smoke/causes/` defines. Each completes the sentence "this code means that …". */
import type { ErrorCode } from '../src/core/errors.ts'
import type { FindingCode } from '../src/core/finding-codes.ts'
import type { Level } from '../src/core/schema.ts'
import { DATA_CAUSES } from '../src/smoke/rehearsal/result.ts'

export interface Code {
  code: FindingCode | ErrorCode
  level: Level
  about: string
}

/** Codes of the build. */
export const OF_BUILD: readonly Code[] = [
  { code: 'dockerfile-missing', level: 'fail', about: 'there is no Dockerfile at the expected path' },
  { code: 'dockerfile-invalid', level: 'fail', about: 'a line of the Dockerfile cannot be read' },
  { code: 'unknown-stage', level: 'fail', about: 'FROM or COPY --from names a stage that does not exist' },
  { code: 'base-unavailable', level: 'fail', about: 'its base image cannot be pulled' },
  { code: 'build-failed', level: 'fail', about: 'a step of the build fails' },
  {
    code: 'no-buildx',
    level: 'note',
    about: 'it was built without buildx, so less is known about its build',
  },
  {
    code: 'no-index',
    level: 'note',
    about: 'attestations or annotations of an index were asked for, and its image has no index',
  },
  {
    code: 'cache-broken-early',
    level: 'note',
    about:
      'a COPY of a whole folder stands before an installation, so each change installs the packages again',
  },
  {
    code: 'context-too-large',
    level: 'note',
    about: 'the build sends folders that the image hardly needs, such as `.git` and `node_modules`',
  },
]

/** Codes of the image and of the trial as a whole. */
export const OF_IMAGE: readonly Code[] = [
  { code: 'not-ready', level: 'fail', about: 'it did not become ready, and no known cause fits' },
  { code: 'nothing-checked', level: 'fail', about: 'no check was completed, so nothing was proved' },
  { code: 'too-many-layers', level: 'warn', about: 'it has almost as many layers as engines allow' },
  {
    code: 'duplicate-path',
    level: 'warn',
    about: 'a layer stores a path twice, which engines handle differently',
  },
  {
    code: 'env-file-in-image',
    level: 'warn',
    about: 'it ships a `.env` file, whose values everyone with the image can read',
  },
  {
    code: 'secret-in-layer',
    level: 'fail',
    about:
      'a layer, a variable, a label or the history has a secret, perhaps in a file that was deleted later',
  },
  { code: 'mislabelled-platform', level: 'warn', about: 'its programs are of another platform than it says' },
  { code: 'emulated', level: 'warn', about: 'it ran under emulation, so its times are not representative' },
  { code: 'other-platform', level: 'note', about: 'it is of another platform than this host' },
  {
    code: 'base-drift',
    level: 'note',
    about: 'on a schedule: the base is another image than at the last run',
  },
  {
    code: 'not-proven',
    level: 'fail',
    about: 'another run handed on a Report that says pass, but that run did not succeed',
  },
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

/** Codes of further starts with other containers than that of the trial. */
export const OF_REHEARSALS: readonly Code[] = [
  ...DATA_CAUSES,
  {
    code: 'not-rehearsed',
    level: 'warn',
    about: 'a rehearsal or further starts that the settings ask for could not be carried out',
  },
]

/** Codes of budgets. */
export const OF_BUDGETS: readonly Code[] = [
  { code: 'over-budget', level: 'fail', about: 'a figure passes its limit, or it has what a budget forbids' },
  { code: 'budget-open', level: 'fail', about: 'a budget cannot be checked, so it is not met' },
]

/** Codes of contracts. They warn where the contract was only found. */
export const OF_CONTRACTS: readonly Code[] = [
  {
    code: 'contract-command',
    level: 'fail',
    about: 'the contract runs a program that the image does not have',
  },
  {
    code: 'contract-user',
    level: 'fail',
    about: 'the contract refuses root, and the image runs as root or by name',
  },
  { code: 'contract-env', level: 'fail', about: 'its log names a variable that the contract does not set' },
  {
    code: 'contract-port',
    level: 'fail',
    about: 'the contract names a port on which the image does not listen',
  },
  {
    code: 'contract-probe',
    level: 'fail',
    about: 'a probe of the contract fails: its port, path, scheme or command',
  },
  {
    code: 'contract-probe-timing',
    level: 'fail',
    about: 'a probe of the contract allows less time than the start or the answer takes',
  },
  { code: 'contract-memory', level: 'fail', about: 'it uses as much memory as the contract allows, or more' },
  { code: 'contract-grace', level: 'fail', about: 'it takes longer to stop than the contract allows' },
  { code: 'contract-not-tried', level: 'note', about: 'rules of the contract that Docker cannot imitate' },
]

/** Codes of test files of other programs. */
export const OF_SUITES: readonly Code[] = [
  { code: 'structure-test-failed', level: 'fail', about: 'a test of container-structure-test fails' },
  { code: 'goss-failed', level: 'fail', about: 'a test of a gossfile fails' },
  {
    code: 'test-not-run',
    level: 'fail',
    about: 'a test of a test file cannot be carried out, so it is not passed',
  },
]

/** Codes of waste that no path shows. The others are described by their rules. */
export const OF_WASTE: Readonly<Partial<Record<FindingCode, string>>> = {
  'base-deleted': 'a layer deletes files of the base image: they are hidden, and shipped all the same',
  'base-replaced': 'a layer replaces files of the base image, as upgrades do: the image has both',
  'copied-twice': 'a COPY adds files again that an earlier one added, unchanged',
  'dead-weight': 'a layer deletes or replaces files of an earlier one, which still has them',
  'dev-dependencies': 'it has npm packages that are for development only',
  'duplicate-files': 'it has large files of equal content at several paths',
  'mode-copies': 'a RUN changes only the mode, owner or time of files, and its layer stores them again',
}

/** Codes of errors: why the image could not be tried. */
export const OF_ERRORS: Readonly<Record<ErrorCode, string>> = {
  settings: 'settings are wrong: nothing was built (exit 2)',
  'event-refused': 'on this event a fork’s code could reach secrets: nothing was built (exit 2)',
  'no-engine': 'no container engine responds',
  'engine-failed': 'the engine refused a request',
  'engine-lost': 'the connection to the engine was lost',
  'no-compose': 'there is no Docker Compose for `compose-file`',
  'compose-failed': 'Docker Compose failed, or a service did not start',
  'policy-unavailable': 'a policy of the organisation could not be read',
  'image-not-found': 'the image does not exist',
  'archive-invalid': 'the archive is damaged, or not an image archive',
  'baseline-invalid': 'the baseline is not a Report',
  'disk-full': 'the disk is full',
  'report-unwritable': 'the Report cannot be written',
  cancelled: 'the run was cancelled',
  internal: 'Sea Trial has a bug: please report it',
}
