import { failedStart, failureOf, pathList, type RehearsalCause } from './cause.ts'

const FIX =
  'Run one replica, or give each its own volume, and let a deployment stop the old container first (strategy `Recreate` in Kubernetes, not a rolling update).'
const FIX_ALONE = 'Run one replica, or let each container choose what the other one has taken.'

/** A database is right to refuse a second server on its files, so this is a note where it was not asked for. */
export const notShareable: RehearsalCause = {
  code: 'not-shareable',
  level: 'fail',
  about: 'two containers of it cannot run at once on the same volumes',
  find(seen) {
    const { kind, isAsked, isFirst, volumes = [] } = seen
    const reason = kind === 'twice' ? failureOf(seen) : null
    if (reason === null) return null
    const on = volumes.length === 0 ? 'at once' : `on ${pathList(volumes)}`
    const what = isFirst
      ? 'the first one fails when a second one runs'
      : 'the second one does not become ready'
    const fix = volumes.length === 0 ? FIX_ALONE : FIX
    return {
      ...failedStart(seen, reason, `of two containers ${on}, ${what}`, fix),
      ...(isAsked ? {} : { level: 'note' }),
    }
  },
}
