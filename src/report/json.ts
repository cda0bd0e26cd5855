/** The Report as JSON, and its JSON Schema. */
import type { Diff, Report, Reports } from '../core/schema.ts'

/** Indented JSON with the fields in the schema's order, so that a text diff of two Reports is useful. */
export const renderJson = (report: Report | Reports): string => JSON.stringify(report, null, 2) + '\n'

export const renderDiffJson = (diff: Diff): string => JSON.stringify(diff, null, 2) + '\n'

const PUBLISHED = {
  Report: {
    title: 'Report of a Sea Trial',
    description:
      'What one trial of a container image found. Bytes are integers, times are seconds, instants are RFC 3339. Layers are counted from 0, the base first.',
  },
  Reports: {
    title: 'Reports of several images by Sea Trial',
    description: 'What a run of several images writes: the Report of each, and what they have in common.',
  },
  Diff: {
    title: 'Comparison of two images by Sea Trial',
    description:
      'What `sea-trial diff A B --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
  },
  Layers: {
    title: 'Layers of an image by Sea Trial',
    description:
      'What `sea-trial layers IMAGE --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
  },
  Tree: {
    title: 'Files of an image by Sea Trial',
    description:
      'What `sea-trial tree IMAGE --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
  },
} as const

/** Content of a published schema, `schemas/report.schema.json`. Imports zod only here: no trial needs it. */
export async function renderSchema(name: keyof typeof PUBLISHED = 'Report'): Promise<string> {
  const [{ z }, schemas, listings] = await Promise.all([
    import('zod'),
    import('../core/schema.ts'),
    import('../core/listings.ts'),
  ])
  const schema = z.toJSONSchema({ ...schemas, ...listings }[name], {
    target: 'draft-2020-12',
    reused: 'inline',
  })
  return JSON.stringify({ ...schema, ...PUBLISHED[name] }, null, 2) + '\n'
}
