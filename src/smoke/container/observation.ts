/** The container under test, and what its lifecycle returns. */
import type { EngineImage, Mount } from '../../engine/index.ts'
import type { SmokeInputs } from '../../inputs/types.ts'
import type { Smoke } from '../../core/schema.ts'
import type { Observed } from '../evidence.ts'
import type { Route } from '../network/route.ts'
import type { Plan } from '../probe/plan.ts'
import type { SmokeDeps } from '../types.ts'

/** A container that was created, and how it is to be tested. */
export interface Subject {
  /** Its id. */
  container: string
  image: EngineImage
  inputs: SmokeInputs
  plan: Plan
  route: Route
  deps: SmokeDeps
  /** What this start is for, in words; absent for the first one. */
  purpose?: string
}

export interface Observation {
  observed: Observed
  /** Of the container, as the engine lists them. */
  mounts: readonly Mount[]
  /** Where later steps reach it; null unless it was left running. */
  kept: NonNullable<Smoke['kept']> | null
}
