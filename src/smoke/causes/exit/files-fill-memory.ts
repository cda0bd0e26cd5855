/** On a platform that keeps files in memory, the files it wrote and its memory together exceed the limit. */
import { bytes } from '../../../lib/units.ts'
import type { Cause } from '../shared/cause.ts'

export const filesFillMemory: Cause = {
  code: 'files-fill-memory',
  level: 'fail',
  about:
    'with the files it wrote, which a preset’s platform keeps in memory, it needs more memory than it has',
  find: ({ inputs, written, memory }) => {
    const limit = inputs.memory ?? memory.limit
    if (!inputs.requires.includes('files-in-memory') || written === null || limit === null) return null
    const { files, memory: used } = written
    if (files + used <= limit) return null
    const by = inputs.presets.join(', ')
    return {
      confidence: 'proved',
      message: `it wrote ${bytes(files)} of files, which ${by} keeps in memory: with the ${bytes(used)} of memory that it used, that exceeds its limit of ${bytes(limit)}`,
      fix: 'Write fewer files (caches, logs, downloads at the start), or raise `memory`, here and on the platform.',
      evidence: [
        `in the container's own layer: ${bytes(files)}`,
        `memory in use, page cache left out: ${bytes(used)}`,
      ],
    }
  },
}
