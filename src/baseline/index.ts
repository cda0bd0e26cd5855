/** Finds the Report to compare with: which commit, and where its Report is. Saves this run's for later runs. */
export { readBaseline, readReport, describeBaseline } from './read.ts'
export { gitIn, type Git } from './git.ts'
export { wantedCommit, type WantedCommit } from './commit.ts'
export { search, type Outcome, type Place, type Search } from './search.ts'
export { whyUnsuitable, type Expected } from './suitable.ts'
export { artifactReport } from './artifact.ts'
export { cachedReport, saveReport, type ReportCache } from './report-cache.ts'
export { withHistory } from './history.ts'
