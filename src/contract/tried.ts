/** A contract and what the trial does with it. */
import type { AppliedRule } from './implied.ts'
import type { Contract, NotTried, Ruled } from './model.ts'

export interface TriedContract {
  readonly contract: Contract
  /** Named in the settings: the image ran under it, and a disagreement fails. Else it is only compared, and warns. */
  readonly isApplied: boolean
  /** Those under which it ran, or with which it is compared. */
  readonly rules: readonly AppliedRule[]
  readonly notTried: readonly Ruled<NotTried>[]
}
