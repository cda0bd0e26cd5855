import type { Compose } from './compose.ts'
import type { Model, Service } from './model.ts'

/** A compose file that was read and accepted. */
export interface ComposeFile {
  compose: Compose
  model: Model
  /** Name of the service under test. */
  name: string
  service: Service
  folder: string
}
