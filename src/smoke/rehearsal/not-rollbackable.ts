import { failedStart, failureOf, pathList, type RehearsalCause } from './cause.ts'

const FIX =
  'Change data in steps that the release before can still read: add in one release, remove in a later one. Without that, a rollback needs a backup of the volume from before the upgrade.'

/** Migrations that go forward only are a choice, so this is a warning. */
export const notRollbackable: RehearsalCause = {
  code: 'not-rollbackable',
  level: 'warn',
  about: 'after it has run on a volume, the baseline’s image does not become ready on that any more',
  find(seen) {
    const reason = seen.kind === 'rollback' ? failureOf(seen) : null
    if (reason === null) return null
    const { other = 'the baseline', volumes } = seen
    const lead = `${other} does not become ready on what this image has left in ${pathList(volumes)}`
    return failedStart(seen, reason, lead, FIX)
  },
}
