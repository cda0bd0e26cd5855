import { failedStart, failureOf, pathList, type RehearsalCause } from './cause.ts'

const FIX =
  'Let it read what the release before has written: migrate the data at the start, or in a job before it. A new major version of a database needs a dump and a restore, or its upgrade program.'

export const refusesOwnData: RehearsalCause = {
  code: 'refuses-own-data',
  level: 'fail',
  about: 'it does not become ready on volumes that the baseline’s image has written to',
  find(seen) {
    const reason = seen.kind === 'upgrade' ? failureOf(seen) : null
    if (reason === null) return null
    const lead = `it does not become ready on the data of ${seen.other ?? 'the baseline'} in ${pathList(seen.volumes)}`
    return failedStart(seen, reason, lead, FIX)
  },
}
