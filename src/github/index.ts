/** The port to GitHub; `connect` makes the real one. */
export { connect } from './connect.ts'
export { isChange, readContext, type Context } from './context.ts'
export { eventRule, repeatsCommits, whyRefused } from './events.ts'
export { readFinishedRun, type FinishedRun } from './finished-run.ts'
export {
  GitHubError,
  type Artifact,
  type Comment,
  type GitHub,
  type Job,
  type LabelEvent,
  type LineComment,
  type OpenPull,
  type Permission,
  type PullFile,
  type Review,
  type RunArtifact,
  type WorkflowRun,
} from './port.ts'
