/** The port to GitHub; `connect` makes the real one. */
export { connect } from './connect.ts'
export { isChange, readContext, type Context } from './context.ts'
export {
  GitHubError,
  type Artifact,
  type Comment,
  type GitHub,
  type LabelEvent,
  type Permission,
} from './port.ts'
