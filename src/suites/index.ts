/**
 * suites: runs other people's test files, of container-structure-test and of goss, on the tested image. Their programs are
 * not used. docs/test-files.md says what differs from them.
 */
export { runGoss } from './goss/index.ts'
export { suiteNotRun } from './result.ts'
export { runStructureTests } from './structure/index.ts'
export type { Running, SuiteDeps, SuiteResult } from './types.ts'
