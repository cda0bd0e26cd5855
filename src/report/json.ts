/** The Report as JSON, and its JSON Schema. */
import type { Report } from '../core/schema.ts'

/** Indented JSON with the fields in the schema's order, so that a text diff of two Reports is useful. */
export const renderJson = (report: Report): string => JSON.stringify(report, null, 2) + '\n'

/** Content of `schemas/report.schema.json`. Imports zod only here: no trial needs it. */
export async function renderSchema(): Promise<string> {
  const [{ z }, { Report }] = await Promise.all([import('zod'), import('../core/schema.ts')])
  const schema = z.toJSONSchema(Report, { target: 'draft-2020-12', reused: 'inline' })
  return (
    JSON.stringify({ ...schema, title: 'Report of a Sea Trial', description: DESCRIPTION }, null, 2) + '\n'
  )
}

const DESCRIPTION =
  'What one trial of a container image found. Bytes are integers, times are seconds, instants are RFC 3339. Layers are counted from 0, the base first.'
