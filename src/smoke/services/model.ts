/** The fields of `docker compose config --format json` that are read here. Other fields are kept as they are. */
import type { z } from 'zod'
import type * as schema from './model-schema.ts'

export type Model = z.infer<typeof schema.Model>
export type Service = z.infer<typeof schema.Service>
export type Condition = (typeof schema.CONDITIONS)[number]

/** Null for text that is no model. */
export async function parseModel(json: string): Promise<Model | null> {
  const { Model } = await import('./model-schema.ts')
  try {
    return Model.parse(JSON.parse(json))
  } catch {
    return null
  }
}
