/** With `audit`: where it wrote to its own file system, which a read-only one would refuse. */
import type { Cause } from '../shared/cause.ts'
import { names } from '../shared/phrases.ts'

const SHOWN_FOLDERS = 3
const SHOWN_PATHS = 10

export const writesFiles: Cause = {
  code: 'writes-files',
  level: 'note',
  about: 'it writes to its own file system, so a read-only one is not enough (reported with `audit`)',
  find: ({ inputs, changed, phase }) => {
    const leaves = (changed ?? []).filter((path) => !changed?.some((other) => other.startsWith(`${path}/`)))
    if (!inputs.audit || phase !== 'done' || leaves.length === 0) return null
    const folders = [...new Set(leaves.map((path) => path.slice(0, path.lastIndexOf('/')) || '/'))]
    const shown = names(folders.slice(0, SHOWN_FOLDERS).map((folder) => folder.slice(0, 100)))
    const rest = folders.length > SHOWN_FOLDERS ? `, and ${folders.length - SHOWN_FOLDERS} more folders` : ''
    return {
      confidence: 'proved',
      message: `it wrote to ${shown}${rest}`,
      fix: 'To run it read-only, mount a volume or a tmpfs there (`read-only: true` with `tmpfs` tests that).',
      evidence: leaves.slice(0, SHOWN_PATHS).map((path) => path.slice(0, 300)),
    }
  },
}
