/** Finds the Report to compare with: which commit, and where its Report is. */
export { readBaseline, readReport, describeBaseline } from './read.ts'
export { gitIn, type Git } from './git.ts'
export { wantedCommit, type WantedCommit } from './commit.ts'
