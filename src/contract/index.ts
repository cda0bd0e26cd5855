/** contract: reads the files that say how a platform runs the image, and compares what they say with what was measured. */
export type * from './model.ts'
export type { ContractAnswer, Measured, RanHook } from './measured.ts'
export type { TriedContract } from './tried.ts'
export { compareContract } from './compare.ts'
export { disagreements } from './disagree.ts'
export type { FoundContracts, Subject } from './find/index.ts'
export {
  implied,
  IMPLIED_SETTINGS,
  MOST_GRACE_SECONDS,
  type AppliedRule,
  type Implied,
  type ImpliedSetting,
} from './implied.ts'
export { probeText } from './probe-text.ts'
export { contractReaders, loadReaders } from './readers.ts'
export { SUGGESTED_KINDS, suggestContract, type SuggestedKind } from './suggest.ts'
