/** contract: reads the files that say how a platform runs the image, and compares what they say with what was measured. */
export type * from './model.ts'
export { disagreements } from './disagree.ts'
export { findContracts, foldersToSearch, type FoundContracts, type Subject } from './find/index.ts'
export { readContractFile } from './read.ts'
