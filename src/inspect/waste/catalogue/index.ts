/**
 * All rules. To add one: an entry in the file that fits (most are a `PathRule`, which is data), and a case in
 * `__tests__/inspect/waste/`, whose test fails without one.
 */
import type { PathRule, Rule } from '../rule.ts'
import { archives } from './archives.ts'
import { BUILD_CONTEXT } from './build-context.ts'
import { BUILD_ONLY } from './build-only.ts'
import { CACHES } from './caches.ts'
import { devDependencies } from './dev-dependencies.ts'
import { baseDeleted, baseReplaced, copiedTwice, deadWeight, duplicateFiles, modeCopies } from './layers.ts'
import { LEFTOVERS } from './leftovers.ts'

/** Where two match the same file or folder, the first counts; where one match is inside another, the outer one. */
export const PATH_RULES: readonly PathRule[] = [
  archives,
  ...CACHES,
  ...BUILD_CONTEXT,
  ...LEFTOVERS,
  ...BUILD_ONLY,
]

/** Rules that `assign.ts` applies by other signs than the path. */
export const OTHER_RULES: readonly Rule[] = [
  baseDeleted,
  baseReplaced,
  copiedTwice,
  deadWeight,
  devDependencies,
  duplicateFiles,
  modeCopies,
]

export { baseDeleted, baseReplaced, copiedTwice, deadWeight, devDependencies, duplicateFiles, modeCopies }
