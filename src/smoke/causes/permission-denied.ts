/** It may not read or write a file, or do what only root may. */
import { logCause } from './log-cause.ts'
import { isBind } from './privileged-port.ts'
import { pathIn } from './path-in-line.ts'

/** C's words, and each language's own. */
const SAYS =
  /permission denied|\bEACCES\b|\bEPERM\b|operation not permitted|AccessDeniedException|UnauthorizedAccessException|Access to the path .{1,300} is denied|\bcode: 13, kind: PermissionDenied|is not writable|not writeable|no write (?:access|permission)/i
/** A database's, a login's, a socket's permission is no file's. */
const OTHER =
  /publickey|keyboard-interactive|permission denied (?:for|to) (?:table|schema|database|relation|sequence|function|role|create|set)|password|SQLSTATE|docker\.sock|\bexec\b.{0,200}permission denied/i
const OWNER =
  /chown|chmod|setuid|setgid|set(?:res)?[ug]id|setgroups|initgroups|change (?:owner|group|permissions|mode)|switch(?:ing)? (?:user|to)|operation not permitted|EPERM/i

interface Denied {
  path: string | null
  /** It is not reading or writing that was refused, but an act of root's. */
  isAct: boolean
}

export const permissionDenied = logCause<Denied>({
  code: 'permission-denied',
  about: 'it may not use a file or folder, or do what only root may',
  read: (line, evidence) =>
    SAYS.test(line) && !OTHER.test(line) && !isBind(line, evidence)
      ? { path: pathIn(line), isAct: OWNER.test(line) }
      : null,
  why: ({ path, isAct }, { image }) => {
    const who = image.config.user === '' ? '' : ` as the user \`${image.config.user}\``
    if (isAct) return `it may not do what it tries${path === null ? '' : ` with \`${path}\``}${who}`
    return `it may not use ${path === null ? 'a file that it needs' : `\`${path}\``}${who}`
  },
  fix: ({ path }, { image }) => {
    const user = image.config.user || 'USER'
    return `Give it to that user before the USER line: \`RUN install -d -o ${user} ${path ?? 'FOLDER'}\` or \`COPY --chown=${user}\`; a volume brings its own owner.`
  },
  shown: (_, { image }) => [`USER ${image.config.user || 'root'}`],
  place: ({ places }) => (places.USER ? { location: places.USER } : {}),
})
